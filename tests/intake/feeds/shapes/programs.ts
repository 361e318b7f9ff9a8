import { at, atom, cdata, escaped, HTML, rss, type Shape, usual } from './shape.ts';

/** Feeds as programs write them. */
export const PROGRAMS: readonly Shape[] = [
  {
    name: 'WordPress',
    body: rss(`${usual}<dc:creator>${cdata('Ada')}</dc:creator><category>${cdata('Economy')}</category>
      <category>${cdata('Banks')}</category><description>${cdata('<p>The bank [&#8230;]</p>')}</description>
      <content:encoded>${cdata(HTML)}</content:encoded>`),
    ...at,
    topics: ['Economy', 'Banks'],
  },
  {
    name: 'Substack',
    body: rss(`${usual}<enclosure url="https://example.org/a.jpg" length="0" type="image/jpeg"/>
      <description>${cdata('What happened')}</description>
      <content:encoded>${cdata(`<div class="captioned-image-container"><figure><a href="https://example.org/a.jpg"><div><img src="https://example.org/a.jpg" alt=""></div></a></figure></div>${HTML}<p class="button-wrapper"></p>`)}</content:encoded>`),
    ...at,
  },
  {
    name: 'Ghost',
    body: rss(`${usual}<media:content url="https://example.org/a.jpg" medium="image"/>
      <content:encoded>${cdata(HTML.replaceAll('<h2>', '<h2 id="x">'))}</content:encoded>`),
    ...at,
  },
  {
    name: 'Medium',
    body: rss(
      `${usual}<category>rates</category><content:encoded>${cdata(`${HTML.replaceAll('h2>', 'h4>').replace('<p>The', '<figure><img alt="" src="https://example.org/a.png" /></figure><p>The')}<img src="https://example.org/stat?event=read" width="1" height="1" alt="">`)}</content:encoded>`,
    ),
    ...at,
    topics: ['rates'],
  },
  {
    name: 'Hugo, escaped in the description',
    body: rss(`${usual}<description>${escaped(HTML)}</description>`),
    ...at,
  },
  {
    name: 'Jekyll',
    contentType: 'application/atom+xml',
    body: atom(`<title type="html">Rates &amp;amp; prices</title><link href="https://example.org/rates" rel="alternate" type="text/html" title="Rates"/>
      <published>2026-11-23T08:00:00+00:00</published><updated>2026-11-24T08:00:00+00:00</updated><id>https://example.org/rates</id>
      <content type="html" xml:base="https://example.org/rates">${escaped(HTML)}</content><category term="economy"/><summary type="html">short</summary>`),
    ...at,
    topics: ['economy'],
  },
  {
    name: 'Blogger',
    body: atom(`<id>tag:blogger.com,1999:blog-1.post-2</id><published>2026-11-23T09:00:00.000+01:00</published><updated>2026-11-23T09:00:00Z</updated>
      <category scheme="http://www.blogger.com/atom/ns#" term="Economy"/><title type="text">Rates &amp; prices</title>
      <content type="html">${escaped(HTML)}</content><link rel="edit" href="https://blogger.com/edit"/>
      <link rel="alternate" type="text/html" href="https://example.org/rates" title="x"/>`),
    ...at,
    topics: ['Economy'],
  },
];
