/** A feed as some kind of publisher writes it, and the one briefing its first item is. */
export type Shape = {
  name: string;
  contentType?: string;
  body: string;
  title?: string;
  date?: string;
  source?: string;
  topics?: readonly string[];
  /** Section by its first letter (s, t, a, g), and the text; of the glossary with its term before `: `. */
  entries?: readonly string[];
};

/** The content of an item, as most shapes have it. */
export const HTML = `<p>The bank held its rate.</p>
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

export const escaped = (html: string): string =>
  html.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
export const cdata = (html: string): string => `<![CDATA[${html}]]>`;

export const rss = (item: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>Rates daily</title><link>https://example.org</link><description>All about rates</description>
<item>${item}</item></channel></rss>`;

export const atom = (entry: string): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Rates daily</title><id>tag:example.org,2026:feed</id>
<updated>2026-11-23T08:00:00Z</updated><entry>${entry}</entry></feed>`;

export const json = (item: object, version = 'https://jsonfeed.org/version/1.1'): string =>
  JSON.stringify({ version, title: 'Rates daily', items: [item] });

/** What an item of RSS says of itself beside its content. */
export const usual = `<title>Rates &amp; prices</title><link>https://example.org/rates</link>
<guid isPermaLink="false">rates-1</guid><pubDate>Mon, 23 Nov 2026 08:00:00 +0000</pubDate>`;
/** What is meant by that. */
export const at = { date: '2026-11-23T08:00:00.000Z', source: 'https://example.org/rates' };
