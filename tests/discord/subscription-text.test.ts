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

test('a briefing that was tried again and again is told of with what came of it, unless the pause says it all', () => {
  const delayed = (tries: number) => ({ tries, why: 'Discord answered *503*' });
  const standing = { subscription, waiting: 1, nextDue: 9000 };
  const told = standingText({ ...standing, delayed: delayed(4) }, 0);
  expect(told).toContain(
    '⚠️ The next briefing was tried 4 times so far; I keep trying. The last time: Discord answered \\*503\\*',
  );
  expect(standingText({ ...standing, delayed: delayed(3) }, 0)).not.toContain('tried');
  const pause = { code: 'permissions', reason: 'No.', mend: 'Mend.', at: 0 } as const;
  const paused = { ...standing, subscription: { ...subscription, pause }, delayed: delayed(4) };
  expect(standingText(paused, 0)).not.toContain('tried');
});
