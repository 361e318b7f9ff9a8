import { expect, test } from 'vitest';
import {
  editBody,
  editForumBody,
  forumBody,
  forumTitle,
  markOf,
  postBody,
} from '../../src/discord/posting/post-body.ts';
import { briefingOf } from '../support/some-briefing.ts';

const parts = (text: string, more = '') => ({
  deliveryId: 'd',
  briefing: briefingOf(`---\ntitle: ${'A title. '.repeat(20)}\n${more}---\n${text}`),
  revision: 2,
  missed: 3,
  roleId: '7',
});

test('a post pings its role alone, and edited it pings nobody', () => {
  const job = parts('Something happened.');
  for (const body of [postBody(job), forumBody(job)]) {
    expect(JSON.stringify(body)).toContain('<@&7>');
    expect(body.allowed_mentions).toEqual({ parse: [], roles: ['7'] });
  }
  for (const body of [editBody(job), editForumBody(job)]) {
    expect(JSON.stringify(body)).toContain('<@&7>');
    expect(body.allowed_mentions).toEqual({ parse: [] });
  }
});

test('a post is marked as that of its delivery, and of no other', () => {
  const job = parts('Something happened.');
  for (const body of [postBody(job), forumBody(job)])
    expect(JSON.stringify(body)).toContain('"briefing:delivery:d"');
  expect(markOf('e')).not.toBe(markOf('d'));
});

test('a forum post fills what Discord lets it have, and never more, wherever its texts end', () => {
  for (let length = 180; length <= 420; length += 1) {
    const text = `${'x'.repeat(length - 1)}.`;
    const { content = '' } = forumBody(
      parts(Array(12).fill(text).join('\n\n'), 'correction: Another day.\n'),
    );
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content.length).toBeGreaterThan(1500);
  }
});

test('a forum post begins with as much of a long summary as fits', () => {
  const briefing = briefingOf(
    Array.from({ length: 60 }, (_, i) => `Sentence ${i} says a little of the news.`).join(' '),
  );
  const { content = '' } = forumBody({ deliveryId: 'd', briefing, revision: 1, missed: 0, roleId: '1' });
  expect(content).toMatch(/^<@&1>\nSentence 0 says a little/);
  expect(content).toMatch(/news\. …$/);
  expect(content.length).toBeGreaterThan(1500);
  expect(content.length).toBeLessThanOrEqual(2000);
});

test('what is cut short in a forum post shows more than a few words of itself', () => {
  const sentences = 'One more thing happened. '.repeat(80);
  for (let length = 1500; length <= 1960; length += 20) {
    const { content = '' } = forumBody({ ...parts(`${'x'.repeat(length)}.\n\n${sentences}`), missed: 0 });
    const [, begun] = content.split(/x\.\n/);
    expect(begun === undefined || begun.length > 100).toBe(true);
  }
});

test('a text without a sentence’s end and a title without a space are cut where Discord’s limits are', () => {
  const { content = '' } = forumBody(parts('x'.repeat(5000)));
  expect(content.length).toBeLessThanOrEqual(2000);
  expect(content.length).toBeGreaterThan(1990);
  const { briefing } = parts('A text.');
  expect(forumTitle({ ...briefing, title: 'x'.repeat(150) })).toHaveLength(100);
});
