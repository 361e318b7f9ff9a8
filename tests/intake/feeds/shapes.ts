/** A feed as some kind of publisher writes it, and the one briefing its first item is. */
export type Shape = {
  name: string;
  contentType?: string;
  body: string | Uint8Array;
  title?: string;
  date?: string;
  source?: string;
  topics?: readonly string[];
  /** Section by its first letter (s, t, a, g), and the text; of the glossary with its term before `: `. */
  entries?: readonly string[];
};

const HTML = `<p>The bank held its rate.</p>
<h2>Key Takeaways</h2>
<ul><li>Rates stay at <strong>4%</strong>.</li><li>Prices rose &amp; fell.</li></ul>
<h2>Analysis</h2>
<p>Nobody expected it. See <a href="/more">more</a>.</p>
<h2>Did You Know?</h2>
<ul><li><strong>Basis point:</strong> A hundredth of a percent.</li></ul>`;

/** What is meant by it, whatever it is wrapped in. */
export const MEANT: Required<Pick<Shape, 'title' | 'entries'>> = {
  title: 'Rates & prices',
  entries: [
    's The bank held its rate.',
    't Rates stay at 4%.',
    't Prices rose & fell.',
    'a Nobody expected it. See more.',
    'g Basis point: A hundredth of a percent.',
  ],
};

const escaped = (html: string): string =>
  html.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const cdata = (html: string): string => `<![CDATA[${html}]]>`;

const rss = (item: string, more = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>Rates daily</title><link>https://example.org</link><description>All about rates</description>${more}
<item>${item}</item></channel></rss>`;

const atom = (entry: string, more = ''): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Rates daily</title><id>tag:example.org,2026:feed</id>
<updated>2026-11-23T08:00:00Z</updated>${more}<entry>${entry}</entry></feed>`;

const json = (item: object, version = 'https://jsonfeed.org/version/1.1'): string =>
  JSON.stringify({ version, title: 'Rates daily', items: [item] });

const usual = `<title>Rates &amp; prices</title><link>https://example.org/rates</link>
<guid isPermaLink="false">rates-1</guid><pubDate>Mon, 23 Nov 2026 08:00:00 +0000</pubDate>`;
const at = { date: '2026-11-23T08:00:00.000Z', source: 'https://example.org/rates' };

const latin = (text: string, encoding: string, table: (letter: string) => number): Uint8Array =>
  Uint8Array.from(
    [...text.replace('UTF-8', encoding)].map((letter) =>
      letter < '\u0080' ? letter.charCodeAt(0) : table(letter),
    ),
  );

export const SHAPES: readonly Shape[] = [
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
  {
    name: 'Atom with XHTML',
    body: atom(`<title>Rates &amp; prices</title><link href="/rates"/><id>a</id><updated>2026-11-23T08:00:00Z</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${HTML}</div></content>`).replace(
      '<feed ',
      '<feed xml:base="https://example.org/" ',
    ),
    ...at,
  },
  {
    name: 'JSON Feed 1.1',
    contentType: 'application/feed+json',
    body: json({
      id: '1',
      url: at.source,
      title: 'Rates & prices',
      content_html: HTML,
      date_published: '2026-11-23T08:00:00Z',
      tags: ['Economy'],
    }),
    ...at,
    topics: ['Economy'],
  },
  {
    name: 'JSON Feed 1.0',
    contentType: 'application/json',
    body: json(
      {
        id: 7,
        url: at.source,
        title: 'Rates & prices',
        content_html: HTML,
        date_published: '2026-11-23T10:00:00+02:00',
      },
      'https://jsonfeed.org/version/1',
    ),
    ...at,
  },
  {
    name: 'JSON Feed with plain text',
    body: json({
      id: '1',
      title: 'Rates & prices',
      content_text: 'The bank held its rate.\n\nKey Takeaways\n\n- Rates stay at 4%.\n- Prices rose & fell.',
    }),
    entries: MEANT.entries.slice(0, 3),
  },
  {
    name: 'RSS 1.0',
    body: `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="https://example.org">
      <title>Rates daily</title><link>https://example.org</link><description>d</description></channel>
      <item rdf:about="https://example.org/rates"><title>Rates &amp; prices</title><link>https://example.org/rates</link>
      <dc:date>2026-11-23T08:00:00Z</dc:date><content:encoded>${cdata(HTML)}</content:encoded></item></rdf:RDF>`,
    ...at,
  },
  {
    name: 'RSS 0.91',
    body: `<rss version="0.91"><channel><title>R</title><link>https://example.org</link><description>d</description><item><title>Rates &amp; prices</title><link>https://example.org/rates</link><description>${escaped(HTML)}</description></item></channel></rss>`,
    source: at.source,
  },
  {
    name: 'a podcast',
    body: rss(
      `${usual}<itunes:duration>12:00</itunes:duration><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/><description>${cdata(HTML)}</description>`,
    ),
    ...at,
  },
  {
    name: 'no guid, and a relative link',
    body: rss(
      `<title>Rates &amp; prices</title><link>/rates</link><description>${cdata(HTML)}</description>`,
    ),
    source: at.source,
  },
  {
    name: 'a guid that is the link',
    body: rss(
      `<title>Rates &amp; prices</title><guid>https://example.org/rates</guid><description>${cdata(HTML)}</description>`,
    ),
    source: at.source,
  },
  {
    name: 'a date that is none',
    body: rss(
      `<title>Rates &amp; prices</title><guid>x1</guid><pubDate>yesterday</pubDate><description>${cdata(HTML)}</description>`,
    ),
    source: 'https://example.org/x1',
  },
  {
    name: 'headings that are bold paragraphs',
    body: rss(
      `${usual}<description>${cdata(HTML.replace(/<h2>/g, '<p><strong>').replace(/<\/h2>/g, ':</strong></p>'))}</description>`,
    ),
    ...at,
  },
  {
    name: 'headings in capitals with other names',
    body: rss(
      `${usual}<description>${cdata(HTML.replace('Key Takeaways', 'HIGHLIGHTS').replace('Analysis', 'DEEP DIVE').replace('Did You Know?', 'GLOSSARY'))}</description>`,
    ),
    ...at,
  },
  {
    name: 'a page builder’s nested boxes',
    body: rss(
      `${usual}<description>${cdata(`<div><div><section>${HTML.replaceAll('\n', '</section></div><div><section>')}</section></div></div><script>alert(1)</script><style>p{}</style><iframe src="https://example.org"></iframe>`)}</description>`,
    ),
    ...at,
  },
  {
    name: 'a byte order mark',
    body: `\uFEFF${rss(`${usual}<description>${cdata(HTML)}</description>`)}`,
    ...at,
  },
  {
    name: 'windows-1251, said in its first line',
    body: latin(
      rss(
        `<title>Ставки</title><guid isPermaLink="false">1</guid><description>${cdata('<p>Банк.</p><h2>Analysis</h2><p>Да.</p>')}</description>`,
      ),
      'windows-1251',
      (letter) => letter.charCodeAt(0) - 0x410 + 0xc0,
    ),
    title: 'Ставки',
    entries: ['s Банк.', 'a Да.'],
  },
  {
    name: 'ISO-8859-1, said in its header',
    contentType: 'text/xml; charset=ISO-8859-1',
    body: latin(
      rss(
        `<title>Zinsen für alle</title><guid isPermaLink="false">1</guid><description>${cdata('<p>Ä.</p><h2>Analysis</h2><p>Ö.</p>')}</description>`,
      ),
      'UTF-8',
      (letter) => letter.charCodeAt(0),
    ),
    title: 'Zinsen für alle',
    entries: ['s Ä.', 'a Ö.'],
  },
  {
    name: 'UTF-16',
    body: Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(
        rss(`${usual}<description>${cdata(HTML)}</description>`).replace('UTF-8', 'UTF-16'),
        'utf16le',
      ),
    ]),
    ...at,
  },
  {
    name: 'UTF-16 without a mark',
    body: Buffer.from(
      rss(`${usual}<description>${cdata(HTML)}</description>`).replace('UTF-8', 'UTF-16'),
      'utf16le',
    ),
    ...at,
  },
  {
    name: 'a mark that its header contradicts',
    contentType: 'text/xml; charset=ISO-8859-1',
    body: `\uFEFF${rss(
      `<title>Zinsen für alle</title><guid isPermaLink="false">1</guid><description>${cdata('<p>Ä.</p><h2>Analysis</h2><p>Ö.</p>')}</description>`,
    )}`,
    title: 'Zinsen für alle',
    entries: ['s Ä.', 'a Ö.'],
  },
];
