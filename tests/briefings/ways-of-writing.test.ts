import { describe, expect, test } from 'vitest';
import { outline } from '../support/some-briefing.ts';

describe('what publishers really write', () => {
  const ways = {
    'windows line ends': 'All is well.\r\n\r\nKey Takeaways\r\n- One\r\n- Two\r\n',
    'a byte order mark and hard spaces':
      '\ufeffAll\u00a0is well.\n\n##\u00a0Key\u00a0Takeaways\n-\u00a0One\n-\u00a0Two\n',
    'round bullets': 'All is well.\nKEY TAKEAWAYS:\n• One\n•Two\n',
    dashes: 'All is well.\n\n**Key Takeaways**\n\n– One\n– Two\n',
    numbers: 'All is well.\n\nKey points:\n1. One\n2. Two\n',
    'bullets alone on their line': 'All is well.\nKey Takeaways\n-\nOne\n-\n\nTwo\n',
    'no bullets at all': 'All is well.\n\n# Key takeaways\n\nOne\n\nTwo\n',
    'headings underlined with waves': 'All is well.\n\nKey Takeaways\n~~~~~~~~~~~~~\n* One\n* Two\n',
    'underlined headings': 'All is well.\n\nKey Takeaways\n-------------\n* One\n* Two\n',
  };
  test.each(Object.entries(ways))('%s', (_name, text) => {
    expect(outline(text)).toEqual(['summary: All is well.', 'takeaways: One', 'takeaways: Two']);
  });
});
