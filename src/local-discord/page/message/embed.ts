import { markdown, type Names } from '../markdown/markdown.ts';
import { headerTime } from '../markdown/moment.ts';
import type { Embed } from '../model.ts';
import { h, safeAddress } from '../parts/dom.ts';

/** An embed as Discord draws it. */
export function embedView(embed: Embed, names: Names): Node {
  const { title, url, description, fields = [], image, thumbnail, author, footer, timestamp, color } = embed;
  const foot = [footer?.text, timestamp && headerTime(timestamp)].filter(Boolean).join(' • ');
  const box = h(
    'div',
    { class: 'embed' },
    h(
      'div',
      { class: 'embed-body' },
      author && h('div', { class: 'embed-author' }, linked(author.url, author.name)),
      title !== undefined &&
        h('div', { class: 'embed-title' }, ...(url ? [linked(url, title)] : markdown(title, names))),
      description !== undefined && h('div', { class: 'embed-text' }, ...markdown(description, names)),
      fields.length > 0 &&
        h(
          'div',
          { class: 'embed-fields' },
          ...fields.map(({ name, value, inline }) =>
            h(
              'div',
              { class: inline ? 'embed-field inline' : 'embed-field' },
              h('div', { class: 'embed-name' }, ...markdown(name, names)),
              h('div', {}, ...markdown(value, names)),
            ),
          ),
        ),
      image && picture(image.url, 'embed-image'),
      foot !== '' && h('div', { class: 'embed-foot' }, foot),
    ),
    thumbnail && picture(thumbnail.url, 'thumbnail'),
  );
  if (color !== undefined && color !== null) box.style.borderLeftColor = hexColour(color);
  return box;
}

/** A picture; only from http and https addresses. */
export function picture(url: string, kind: string, description = ''): Node {
  return h('img', { src: safeAddress(url), alt: description, class: kind, loading: 'lazy' });
}

/** A colour number as CSS. */
export function hexColour(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

function linked(url: string | undefined, words: string): Node {
  const href = url === undefined ? undefined : safeAddress(url);
  if (href === undefined) return h('span', {}, words);
  return h('a', { href, target: '_blank', rel: 'noreferrer noopener' }, words);
}
