import { expect, test } from 'vitest';
import { idOfItem } from '../../../src/intake/feeds/feed-item.ts';
import { itemBriefing } from '../../../src/intake/feeds/item-briefing.ts';

function read(html: string) {
  const item = { key: '1', title: 'An item', content: { html }, topics: [], link: 'https://example.org/a' };
  return itemBriefing(item, idOfItem(item), true);
}

/** What a reader sees of it, a line for each entry. */
function shown(html: string): readonly string[] {
  const result = read(html);
  return 'problem' in result ? [result.problem] : result.briefing.entries.map(({ text }) => text.plain);
}

test('a table is read row by row', () => {
  const row = (cell: string, ...texts: string[]) =>
    `<tr>${texts.map((text) => `<${cell}>${text}</${cell}>`).join('')}</tr>`;
  const head = row('th', 'Bank', 'Rate', 'Since');
  const body = row('td', '<b>ECB</b>', '2%', 'June') + row('td', 'Fed', '4%', '');
  expect(
    shown(`<table><caption>Rates</caption><thead>${head}</thead><tbody>${body}</tbody></table>`),
  ).toEqual(['Rates', 'Bank: Rate, Since\nECB: 2%, June\nFed: 4%']);
  expect(shown(`<table>${body}</table>`)).toEqual(['ECB: 2%, June', 'Fed: 4%']);
});

test('the head of a table of terms is no term', () => {
  const table = (line: string) =>
    `<table><tr><th>Term</th><th>Meaning</th></tr><tr><td>Repo</td><td>A loan${line}</td></tr></table>`;
  const termsIn = (html: string) => {
    const result = read(`<p>Text.</p><h2>Did you know?</h2>${html}`);
    return 'problem' in result ? result.problem : result.briefing.entries.map(({ term }) => term);
  };
  expect(termsIn(table(' for a night.'))).toEqual([undefined, 'Repo']);
});

test('tables within tables are read in no more time than side by side', () => {
  const deep = (levels: number): string =>
    `<table><tr><th>A</th></tr><tr><td>${levels ? deep(levels - 1) : 'In the middle.'}</td></tr></table>`;
  expect(shown(deep(40)).at(-1)).toContain('In the middle.');
});

test('a table that only lays out the page is read as what is in it', () => {
  expect(shown('<table><tr><td><p>One.</p><p>Two.</p></td><td>Three.</td></tr></table>')).toEqual([
    'One.',
    'Two.',
    'Three.',
  ]);
});

test.each(
  'script style template noscript svg math iframe form button select textarea datalist object video audio canvas picture'.split(
    ' ',
  ),
)('what is in a <%s> is no text of a briefing', (tag) => {
  const [text, ...others] = shown(`<p>One <${tag}>hidden</${tag}>two.</p>`);
  expect([text, ...others].join(' ').replace(/\s+/g, ' ')).toBe('One two.');
});

test('bullets that were typed, in lines or paragraphs of their own, are a list, and no line ends with a sign of Markdown', () => {
  const lines = ['Two words', '<b>Key takeaways</b>', '- One', '- Two', '', '<b>Analysis</b>', 'Why.'];
  const expected = ['Two words', 'One', 'Two', 'Why.'];
  expect(shown(lines.join('<br>'))).toEqual(expected);
  expect(shown(lines.join('<br/>\n'))).toEqual(expected);
  expect(shown(lines.map((line) => `<div>${line}</div>`).join(''))).toEqual(expected);
  expect(shown(`<h2>Key takeaways</h2><p>• One<br>• Two</p>`)).toEqual(['One', 'Two']);
  expect(shown('<p>One<br>two</p><h2>Analysis</h2><p>2 * 2 - 1<br>*not* -1</p>')).toEqual([
    'One\ntwo',
    '2 * 2 - 1\n*not* -1',
  ]);
});

test('the number of an item of a list is no part of it, also when it is the only one', () => {
  expect(
    shown('<h2>Key takeaways</h2><ol><li>One</li></ol><p>And</p><ol start="5"><li>Five</li></ol>'),
  ).toEqual(['One', 'And', 'Five']);
});

test('what programs put beside the text is none: buttons, sharing, and the notice which post it was', () => {
  const notice = (href: string) =>
    `<p>The post <a href="${href}">An item</a> appeared first on <a href="/">us</a>.</p>`;
  const text = '<p>One.</p><h2>Did you know?</h2><ul><li>Repo: A loan.</li></ul>';
  for (const more of [
    notice('https://example.org/a'),
    notice('http://example.org/a/?utm_source=rss'),
    '<p class="button-wrapper"><a class="button primary" href="/s">Subscribe now</a></p>',
    '<div class="wp-block-button is-style-fill"><a href="/s">Subscribe now</a></div>',
    '<div class="subscription-widget-wrap-editor"><p>Thanks for reading!</p></div>',
  ])
    expect(shown(text + more)).toEqual(['One.', 'A loan.']);
  for (const more of [
    notice('https://example.org/b'),
    notice('https://example.org/a?p=2'),
    notice('https://example.org/a').replace('us', 'x'.repeat(400)),
  ])
    expect(shown(text + more)[1]).toContain('The post An item appeared');
  expect(shown(notice('https://example.org/a'))).toEqual(['The post An item appeared first on us.']);
});

test('a rule parts what stands before it from what stands after', () => {
  expect(shown('One<hr>Two')).toEqual(['One', 'Two']);
});

test('what was struck out is taken back, so it is left out; what was put in is there', () => {
  expect(shown('<p>Rates are <del>4%</del><s>3%</s><strike>1%</strike> <ins>2%</ins> now.</p>')).toEqual([
    'Rates are 2% now.',
  ]);
});

test('signs of Markdown in its text, and formats side by side, are what they were', () => {
  expect(shown('<p>&lt;~~@b&gt; and &lt;a@b.c&gt; and *so* _on_</p>')).toEqual([
    '<~~@b> and <a@b.c> and *so* _on_',
  ]);
  expect(shown('<p><i>**</i><b>Term</b> is <i>one</i><b>two</b></p>')).toEqual(['**Term is onetwo']);
});

test('HTML that is nested without end is named', () => {
  for (const tag of ['<div>', '<b>', '<blockquote>', '<ul><li>', '<table><tr><td>'])
    expect(shown(`${tag.repeat(10_000)}text`)).toEqual([expect.stringContaining('nested too deeply')]);
});

test('thousands of empty tags are nothing', () => {
  for (const tag of ['<nobr>', '<a href="x">', '<em> </em>', '<em><!-- x --></em>', '<p></p>', '<wbr>'])
    expect(shown(`${tag.repeat(5000)}<p>Some text.</p>`)).toEqual(['Some text.']);
});

test('code among words is part of them, and what comes after it is none', () => {
  expect(shown('<p>So</p><b><pre>says\n\nthis</pre></b><h2>Analysis</h2><p>Why.</p>')).toEqual([
    'So',
    'says this',
    'Why.',
  ]);
});

const ELEMENTS =
  `a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center
  cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form
  frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd label legend li link listing main map
  mark marquee math menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre
  progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody
  td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp a-new-one`.split(/\s+/);

test.each(ELEMENTS)('a <%s> anywhere in an item loses nothing of what stands before it', (name) => {
  const others = ELEMENTS.map((other) => `<${other} href="x" src="y" type="checkbox">in</${other}>`).join('');
  for (const part of ['', 'in <b>bold</b>', others]) {
    const html = `<p>Before.</p><${name} href="x" cite="y">${part}</${name}><p>After <${name}>it.</${name}></p>`;
    expect(shown(html)[0]).toMatch(/^Before\./);
  }
});
