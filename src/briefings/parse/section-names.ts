import type { Section } from '../briefing.ts';

/**
 * What publishers call the sections, a row for each language. The first name of a row is never anything else, so the
 * section's text may follow it on the same line.
 */
export const SECTION_NAMES: Record<Section, readonly (readonly [string, ...string[]])[]> = {
  summary: [
    ['Summary', 'The summary', 'Overview', 'In brief', 'Executive summary', 'TLDR', 'TL;DR'],
    ['Краткое содержание', 'Кратко', 'Резюме', 'Сводка', 'Обзор'],
    ['摘要', '概要', '概述', '总结', '總結'],
    ['Resumen', 'Resumen ejecutivo', 'En breve'],
    ['Résumé', 'En bref', 'En résumé', 'Synthèse'],
    ['Zusammenfassung', 'Kurzfassung', 'Überblick', 'Kurz gefasst', 'In Kürze'],
    ['Resumo', 'Sumário', 'Em resumo'],
  ],
  takeaways: [
    [
      'Key takeaways',
      'Takeaways',
      'The takeaways',
      'Key takeaway',
      'Key points',
      'Highlights',
      'Main points',
      'Main takeaways',
      'What you need to know',
      'What to know',
    ],
    [
      'Ключевые выводы',
      'Основные выводы',
      'Выводы',
      'Ключевые моменты',
      'Главное',
      'Коротко о главном',
      'Что важно знать',
    ],
    ['关键要点', '关键点', '要点', '核心要点', '關鍵要點', '要點', '重点', '重點'],
    ['Puntos clave', 'Conclusiones clave', 'Ideas clave', 'Claves', 'Lo esencial'],
    [
      'Points clés',
      'Les points clés',
      'Points essentiels',
      'À retenir',
      'Ce qu’il faut retenir',
      'L’essentiel',
    ],
    [
      'Die wichtigsten Erkenntnisse',
      'Wichtigste Erkenntnisse',
      'Die wichtigsten Punkte',
      'Wichtigste Punkte',
      'Kernpunkte',
      'Das Wichtigste',
      'Das Wichtigste in Kürze',
      'Auf einen Blick',
    ],
    ['Principais conclusões', 'Pontos-chave', 'Principais pontos', 'Pontos principais', 'Destaques'],
  ],
  analysis: [
    ['Analysis', 'The analysis', 'In depth', 'Deep dive', 'Our analysis'],
    ['Анализ', 'Аналитика', 'Подробно'],
    ['分析', '深度分析', '解读', '解讀'],
    ['Análisis', 'En profundidad'],
    ['Analyse', 'Décryptage', 'Einordnung'],
    ['Análise', 'Em profundidade'],
  ],
  glossary: [
    ['Did you know', 'Did you know that', 'Glossary', 'Terms', 'Key terms', 'Definitions', 'Explainer'],
    ['Знаете ли вы', 'Вы знали', 'А вы знали', 'Глоссарий', 'Термины'],
    ['你知道吗', '您知道吗', '你知道嗎', '术语', '术语表', '術語', '词汇表'],
    ['Sabías que', 'Sabía usted', 'Glosario', 'Términos'],
    ['Le saviez-vous', 'Saviez-vous', 'Glossaire', 'Lexique'],
    [
      'Wussten Sie schon',
      'Wussten Sie',
      'Wussten Sie das',
      'Wusstest du schon',
      'Schon gewusst',
      'Glossar',
      'Begriffe',
    ],
    ['Você sabia', 'Sabia que', 'Glossário', 'Termos'],
  ],
};
