import { at, cdata, HTML, rss, type Shape, usual } from './shape.ts';

/** What publishers leave out, put in or write in their own way. */
export const HABITS: readonly Shape[] = [
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
    name: 'a podcast’s sound',
    body: rss(
      `${usual}<itunes:duration>12:00</itunes:duration><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/><description>${cdata(HTML)}</description>`,
    ),
    ...at,
  },
];
