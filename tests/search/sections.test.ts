import { describe, expect, test } from 'vitest';
import { buildIndex, search } from '../../src/search/index.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { asking } from './asking.ts';

describe('a section', () => {
  const both = asking(
    '---\ntitle: Rain\n---\nIt rained.\n\n## Analysis\nFields are wet and wells are full.\n',
    '---\ntitle: Snow\n---\nIt snowed on roofs.\n\n## Key takeaways\n- Roofs held.\n- Schools closed.\n\n## Analysis\nSkis sell well, and roofs need repair.\n',
  );

  test.each([
    ['summary', 'It snowed on roofs.'],
    ['give me the short version', 'It snowed on roofs.'],
    ['hey bot, the analysis please', 'Skis sell well, and roofs need repair.'],
    ['key takeaways?', 'Roofs held.'],
    ['who does all this affect', 'Skis sell well, and roofs need repair.'],
    ['what happens in the long run', 'Skis sell well, and roofs need repair.'],
    ['impact of it', 'Skis sell well, and roofs need repair.'],
    ['sum it up', 'It snowed on roofs.'],
    ['sum the whole story up for me', 'It snowed on roofs.'],
    ['what this means for roofs', 'Skis sell well, and roofs need repair.'],
    ["what's the gist?", 'It snowed on roofs.'],
    ['how bad is it', 'Skis sell well, and roofs need repair.'],
    ['is this good for roofs', 'Skis sell well, and roofs need repair.'],
    ['why does it matter', 'Skis sell well, and roofs need repair.'],
    ['какие последствия?', 'Skis sell well, and roofs need repair.'],
    ['后果是什么', 'Skis sell well, and roofs need repair.'],
    ['这意味着什么', 'Skis sell well, and roofs need repair.'],
    ['有什么影响', 'Skis sell well, and roofs need repair.'],
    ['дай краткое содержание', 'It snowed on roofs.'],
    ['покажи сводку', 'It snowed on roofs.'],
    ['нужна аналитика, пожалуйста', 'Skis sell well, and roofs need repair.'],
    ['给我总结一下', 'It snowed on roofs.'],
    ['请给我分析', 'Skis sell well, and roofs need repair.'],
    ['why should we care about this', 'Skis sell well, and roofs need repair.'],
    ['a quick overview please', 'It snowed on roofs.'],
    ['the general summary', 'It snowed on roofs.'],
    ['just the bullet points', 'Roofs held.'],
    ['who else is gonna be hurt by all this', 'Skis sell well, and roofs need repair.'],
    ["who's going to feel this", 'Skis sell well, and roofs need repair.'],
  ])('that is asked for alone is that of the newest briefing: %s', (question, answer) =>
    expect(both(question)).toBe(answer),
  );

  test('comes first of what was asked about besides', () => {
    expect(both('roofs')).toBe('Roofs held.');
    expect(both('the analysis of the roofs')).toBe('Skis sell well, and roofs need repair.');
    expect(both('summary of the roofs')).toBe('It snowed on roofs.');
    const term = asking('## Key takeaways\n- Roofs of slate held.\n## Did you know?\n- Slate: A stone.\n');
    expect(term('key takeaways on slate')).toBe('Roofs of slate held.');
    expect(term('slate')).toBe('Slate');
    expect(both('is this bad for the wells?')).toBe('Fields are wet and wells are full.');
    expect(both('the impact on wells')).toBe('Fields are wet and wells are full.');
    expect(both('is this bad for the wells down the road?')).toBe('Fields are wet and wells are full.');
  });

  test('has more than one entry: the others are related', () => {
    const index = buildIndex([
      briefingOf('## Key takeaways\n- One.\n- Two.\n- Three.\n\n## Analysis\nFour.\n'),
    ]);
    const { answer, related, suggestions } = search(index, 'key takeaways');
    expect([answer, ...related].map((match) => match?.entry.text.plain)).toEqual(['One.', 'Two.', 'Three.']);
    expect(suggestions).toEqual([]);
    expect(answer?.highlights).toEqual({ term: [], text: [] });
    expect(answer?.why).toEqual([
      { typed: 'key takeaways', matched: 'takeaways', how: 'section', quality: 1 },
    ]);
  });

  test('that the newest briefing does not have is nothing', () => {
    const newest = asking('Rain.\n\n## Analysis\nWells are full.\n', 'Snow.\n');
    expect(newest('the analysis, please')).toBeUndefined();
    expect(newest('summary')).toBe('Snow.');
    expect(asking()('summary')).toBeUndefined();
  });

  test('is none by a word that means more without what it is of', () => {
    const find = asking(
      '## Key takeaways\n- The doppler effect shifts light.\n## Analysis\nDoppler was a physicist, and a doppler shifts light.\n',
    );
    expect(find('doppler effect')).toBe('The doppler effect shifts light.');
  });

  test('is none where a term goes by that name', () => {
    const atom = asking(
      '## Analysis\nNobody knows.\n\n## Did you know?\n- Fallout: Dust that rays come from.\n',
    );
    expect(atom('what is fallout?')).toBe('Fallout');
    expect(atom('consequences?')).toBe('Nobody knows.');
  });

  test.each(['what does this mean for me', 'what does that mean for us'])(
    'is not asked for by what no briefing can tell: %s',
    (question) => expect(both(question)).toBeUndefined(),
  );

  test('is not asked for by who did it', () => {
    const port = asking(
      '## Key takeaways\n- Pirates hit the ferry.\n\n## Analysis\nThe ferry is slow, and its port is poor.\n',
    );
    expect(port('who hit the ferry')).toBe('Pirates hit the ferry.');
    expect(port('who is hit by the ferry')).toContain('its port is poor');
  });

  test('is none of a subject that the briefings do not have', () => {
    expect(both('analysis of the moon landing')).toBeUndefined();
    expect(both('summary of moby dick')).toBeUndefined();
  });
});
