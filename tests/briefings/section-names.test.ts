import { describe, expect, test } from 'vitest';
import { outline } from '../support/some-briefing.ts';

const ALL = [
  'summary: It is so.',
  'takeaways: One',
  'takeaways: Two',
  'analysis: Why.',
  'glossary: EU = A union.',
];
const briefing = (names: readonly string[], between: string): string =>
  ['It is so.', '- One\n- Two', 'Why.', '- EU: A union.']
    .map((text, i) => `${names[i]}${between}${text}`)
    .join(between);

describe('a briefing with its sections called', () => {
  test.each<[string, string, string, string]>([
    ['📝 Summary', '📌 Key Takeaways', '🔍 Analysis', '💡 Did You Know?'],
    ['## 1. Summary', '## 2. Key takeaways', '## 3. Analysis', '## 4. Did you know?'],
    ['1. Summary', '2. Key Takeaways', '3. Analysis', '4. Did You Know?'],
    ['I. Summary', 'II. Key Takeaways', 'III. Analysis', 'IV. Did You Know?'],
    ['1️⃣ Summary', '2️⃣ Key Takeaways', '3️⃣ Analysis', '4️⃣ Did You Know?'],
    ['=== Summary ===', '=== Key Takeaways ===', '--- Analysis ---', '~~~ Did You Know? ~~~'],
    ['[Summary]', '【Key Takeaways】', '<< Analysis >>', '[Did You Know?]'],
    ['■ Summary', '■ Key Takeaways:', '■ Analysis', '■ Did You Know?'],
    ['__SUMMARY__', '**KEY TAKEAWAYS:**', '_Analysis_', '**Did you know?**'],
    ['## Краткое содержание', '## Ключевые выводы', '## Анализ', '## Знаете ли вы?'],
    ['## 摘要', '## 关键要点', '## 分析', '## 你知道吗？'],
    ['一、摘要', '二、关键要点', '三、分析', '四、你知道吗？'],
    ['Resumen', 'Puntos clave', 'Análisis', '¿Sabías que?'],
    ['Résumé :', 'Points clés :', 'Analyse :', 'Le saviez-vous ?'],
    ['Zusammenfassung', 'Die wichtigsten Erkenntnisse', 'Analyse', 'Wussten Sie schon?'],
    [
      '### **1. Executive Summary**',
      '### **2. Key Facts**',
      '### **3. In-Depth Analysis**',
      '### **4. Key Terms & Concepts**',
    ],
    ['Quick summary', 'Top takeaways', 'Detailed analysis', 'Glossary of terms:'],
    ['Краткое изложение', 'Ключевые тезисы', 'Анализ', 'Словарь терминов'],
    ['Кратко', 'Главное:', 'Анализ:', 'Знаете ли вы, что:'],
    ['内容摘要：', '核心观点：', '深入分析：', '名词解释：'],
    ['Kurz und knapp', 'Kernaussagen', 'Analyse', 'Begriffserklärungen'],
    ['RESUMO', 'PRINCIPAIS CONCLUSÕES', 'ANÁLISE', 'VOCÊ SABIA?'],
  ])('%s, %s, %s, %s', (...names) => {
    expect(outline(briefing(names, '\n'))).toEqual(ALL);
    expect(outline(briefing(names, '\n\n'))).toEqual(ALL);
  });
});

test.each([
  'Analysis: Markets had\nexpected it.',
  '**Analysis:** Markets had\nexpected it.',
  '**Analysis: Markets had\nexpected it.**',
  '**Analysis** Markets had\nexpected it.',
  '🔍 Analysis – Markets had\nexpected it.',
  '分析：Markets had\nexpected it.',
])('the text of a section may follow its name: %j', (text) => {
  const expected = ['summary: So.', 'takeaways: One', 'analysis: Markets had expected it.'];
  expect(outline(`So.\nKey takeaways\n- One\n${text}`)).toEqual(expected);
  expect(outline(`Summary: So.\n\nKey takeaways: One\n\n${text}`)).toEqual(expected);
});

test('a term may follow the name of the glossary, and the lines of the file are still counted', () => {
  expect(outline('So.\n\nDid you know? EU: A union.')).toEqual(['summary: So.', 'glossary: EU = A union.']);
  const wrong = 'Summary: So.\nDid you know? EU: A union.\n\n- Nobody knows\n\n## Analisys';
  expect(() => outline(wrong)).toThrow('some-briefing.md:4:1: the glossary entry "Nobody knows" has no term');
  expect(() => outline(wrong)).toThrow('some-briefing.md:6:1: the heading "Analisys" is not known');
});

test('a title that begins like a section is the title, and small letters above a list name it', () => {
  expect(outline('# Analysis: why\n\nIt is so\nkey takeaways\n- One')).toEqual([
    'summary: It is so',
    'takeaways: One',
  ]);
});

test('what follows the name in a heading stays above the text', () => {
  expect(outline('So.\n\n## Key takeaways: the Fed\n\n- One\n\n## Next')).toEqual([
    'summary: So.',
    'takeaways: the Fed\nOne',
    'analysis: Next',
  ]);
});

test.each([
  'Both agreed on the\nterms\nof the gas deal.',
  'She left the\nanalysis:\nnobody read it.',
  'It ended without\nan\nAnalysis.',
  'Antarctica is dry. Did you know? Few do.\nDid you know? Few do.',
  '1. Terms\n2. Conditions',
  'She wrote:\nSummary: none.',
  '• Terms\n• Conditions',
  '- Analysis: It was late.',
  '| Terms |\n| Analysis |',
])('%j names no section', (text) => {
  expect(outline(text).every((entry) => entry.startsWith('summary: '))).toBe(true);
  expect(outline(`So.\n\n${text}`).every((entry) => entry.startsWith('summary: '))).toBe(true);
});

test.each([
  ['So.\nKey takaways\n- One.\n- Two.', 2, 'Key takaways'],
  ['So.\nKey takeaways\n- One.\nAnalisys\nMarkets had expected it.', 4, 'Analisys'],
  ['So.\nKey takeaways\n- One.\nDid you now?\n-\nEU: A union.', 4, 'Did you now?'],
])('in a text without blank lines a misspelt name is refused too: %j', (text, line, name) => {
  expect(() => outline(text)).toThrow(`some-briefing.md:${line}:1: the heading "${name}" is not known`);
});

test.each([
  'She spoke for an hour.\nAnalyst\nat the bank, he stayed.',
  '- The bank has one\nAnalyst\n- It is his.',
  '- It has a section.\nanalisys\n- It is his.',
])('what is only like a name, within a sentence, names none: %j', (text) => {
  expect(outline(text).every((entry) => entry.startsWith('summary: '))).toBe(true);
});
