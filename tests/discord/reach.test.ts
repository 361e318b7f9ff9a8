import { expect, test } from 'vitest';
import { reach } from '../../src/discord/reach.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { wishOf } from '../support/some-subscription.ts';

const trade = briefingOf('---\ntopics: [Trade]\n---\nShips call.');
const pause = { code: 'asked', reason: 'Somebody paused it.', mend: 'Press **Resume**.' } as const;
const subscribed = (channelId: string, topics: readonly string[] = [], more = {}) => ({
  ...wishOf(channelId, { topics }),
  id: channelId,
  createdAt: 0,
  ...more,
});

test.each([
  ['nobody subscribed', [], 'No channel is subscribed to it; people can ask about it.'],
  ['one did', [subscribed('a')], 'It goes to 1 channel.'],
  [
    'some want other topics',
    [subscribed('a'), subscribed('b', ['trade']), subscribed('c', ['Fed'])],
    'It goes to 2 channels.',
  ],
  ['the only one is paused', [subscribed('a', [], { pause })], 'It goes to 1 channel, which is paused.'],
  [
    'one is paused',
    [subscribed('a'), subscribed('b', [], { pause })],
    'It goes to 2 channels; 1 of them is paused.',
  ],
  [
    'all are paused',
    [subscribed('a', [], { pause }), subscribed('b', [], { pause })],
    'It goes to 2 channels; 2 of them are paused.',
  ],
])('where a briefing goes when %s', (_, subscriptions, expected) => {
  expect(reach(subscriptions, trade)).toBe(expected);
});

test('one that is retracted goes nowhere', () => {
  expect(reach([subscribed('a')], { ...trade, retracted: true })).toBe(
    'It is retracted, so it is posted nowhere.',
  );
});
