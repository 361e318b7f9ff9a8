import { expect, test } from 'vitest';
import { nextLine, standingText } from '../../src/discord/subscription-text.ts';
import { wishOf } from '../support/some-subscription.ts';

const subscription = { ...wishOf('1'), id: 's', createdAt: 0 };

test('what is due already comes now, what is due later has its moment', () => {
  expect(nextLine(subscription, 2000, 2000)).toBe('Next post: now');
  expect(nextLine(subscription, 2000, 3000)).toBe('Next post: <t:3:f> (<t:3:R>)');
});

test('why Discord refused a change, or a briefing, is shown as it is written, and its beginning only', () => {
  const why = '*Bad* '.repeat(100);
  const refused = { channelId: '1', messageId: '2', at: 0, why };
  const lines = standingText({ subscription, waiting: 0, refused, rejected: why }, 0).split('\n');
  const warnings = lines.filter((line) => line.startsWith('⚠️'));
  expect(warnings).toHaveLength(2);
  for (const line of warnings) expect(line.match(/\\\*Bad\\\*/g)?.length).toBeLessThanOrEqual(20);
});
