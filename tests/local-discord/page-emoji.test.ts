import { expect, test } from 'vitest';
import { isEmojiAlone } from '../../src/local-discord/page/message/emoji.ts';

test('a text is emoji alone with up to 30 of them, of any kind, and nothing beside them', () => {
  for (const text of ['🚢', ' 👩‍👩‍👧\n🏳️‍🌈 ', '❤️ #️⃣ 🇩🇪🇫🇷', '👍🏽'.repeat(30)])
    expect([text, isEmojiAlone(text)]).toEqual([text, true]);
  for (const text of ['', ' ', '1234', 'A ferry ⛴', '👍🏽'.repeat(31)])
    expect([text, isEmojiAlone(text)]).toEqual([text, false]);
});

test('many emoji before a word are told as quickly as any text', () => {
  expect(isEmojiAlone(`${'👍🏽'.repeat(1_000)} all of us`)).toBe(false);
});
