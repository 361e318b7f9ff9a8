import { at, atom, cdata, escaped, HTML, json, MEANT, type Shape } from './shape.ts';

/** A feed in each format. */
export const FORMATS: readonly Shape[] = [
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
];
