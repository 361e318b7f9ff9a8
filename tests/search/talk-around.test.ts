import { describe, expect, test } from 'vitest';
import { asking } from './asking.ts';

const find = asking(`---
title: Norway opens the tunnel
---
The king of Norway opened the tunnel to Bergen in May, seen by Sweden as well.

## Key takeaways
- Trains will cross the mountains from May on.
- The army guards each entrance until December.
- Twelve dollars are what a crossing costs.

## Analysis
Ferries to France may lose half of their travellers, and small harbours their work.

## Did you know?
- Boring Machine: It grinds rock.
- Engineer Ada Lindqvist: She is the head of the works and speaks for them.
- Just-in-Time Repair: Mending before it breaks.
`);

describe('a name in a sentence', () => {
  test('says what is meant, whatever talk stands around it', () => {
    expect(find('will this be any good for france?')).toContain('Ferries to France');
    expect(find('do the swedish even like it')).toContain('seen by Sweden');
  });

  test('but not among words to look for', () => {
    expect(find('france holidays')).toBeUndefined();
    expect(find('good france food')).toBeUndefined();
    // A capital at the beginning of a sentence makes no name.
    expect(find('will the trains be any fun for kids?')).toBeUndefined();
  });
});

describe('what stands around the thing asked about is not asked about', () => {
  test.each([
    'could you kindly tell me about the ferries',
    'good evening, tell us about ferries',
    'gimme the lowdown on ferries',
    'ferries in a nutshell pls',
    'hey bot ferries',
    'ferries, in brief',
    'what do ferries stand for',
    'ferries, explain it like i am 5',
  ])('%s', (question) => expect(find(question)).toContain('Ferries to France'));

  test.each(['good evening, army', 'dear newsbot: army', 'army, in a nutshell', 'army'])(
    'a common word that is left alone is all that was asked: %s',
    (question) => expect(find(question)).toContain('The army guards'),
  );

  test.each([
    'can someone kindly explain trains',
    'good evening, trains',
    'dear newsbot, what about ferries',
  ])('nor are greetings and requests before what is no sentence: %s', (question) =>
    expect(find(question)).toMatch(/Trains|Ferries/),
  );

  test('nor what nobody writes and leads nowhere, in a sentence', () => {
    expect(find('what are these ferries ppl keep going on about')).toContain('Ferries to France');
    expect(find('zqxx ferries ppl')).toBeUndefined();
  });

  test('who is greeted is asked about where nothing else is left', () => {
    expect(find('hey lindqvist, who is that?')).toBe('Engineer Ada Lindqvist');
  });

  test('what the briefings have stays asked about, though a request stands before it', () => {
    expect(find('show me the trains on the mountains')).toContain('Trains will cross');
    expect(find('show me the tranis on the mountains')).toContain('Trains will cross');
  });

  test('what the briefings do not have is missed, though a request stands before it', () => {
    expect(find('give me the polish view on france')).toBeUndefined();
  });

  test('the US are no "us" in a request, and the same letters are no other word', () => {
    const states = asking(
      '## Key takeaways\n- Troops rest.\n- Sanctions hurt.\n- Sanctions of the US hurt.\n- Troops of the US rest.\n- Tents are used.\n',
    );
    for (const question of ['show US troops', 'explain US troops', 'explain us troops'])
      expect(states(question), question).toBe('Troops of the US rest.');
    expect(states('US tents')).toBeUndefined();
  });

  test('"in short supply" is no frame', () => {
    const shops = asking('## Key takeaways\n- Supply is short in the north.\n- Supply, supply, supply.\n');
    expect(shops('where is bread in short supply')).toContain('north');
  });
});

test('the only term of which a story has a rare word is what it asks about', () => {
  const story =
    'we sat in the train and an old man went on and on about somebody called lindqvist, nobody had a clue who that might be';
  expect(find(story)).toBe('Engineer Ada Lindqvist');
  expect(find(story.replace('lindqvist', 'johansson'))).toBeUndefined();
  expect(find(story.replace('who that might be', 'at all'))).toBeUndefined();
});
