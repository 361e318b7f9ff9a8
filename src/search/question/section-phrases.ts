const IT = '(?:this|it|that)';
const ALL_OF_IT = `(?:all )?${IT}`;
const WHOLE_THING = `${IT}(?: whole)?(?: thing| news)?`;
const WHOLE_STORY = '(?:all of )?(?:this|that|everything|(?:the|this) (?:whole )?(?:story|thing|news|mess))';
const GOING_TO = '(?:gonna |going to )?';
const WILL_BE = "(?:['’]?(?:s|ll|d))?";
const BAD = '(?:good|bad|dangerous|risky)';
const HURTS = '(?:affect(?:ed|s)?|hurts?|hit|harm(?:ed)?|suffers?|feels?)';

/** How people ask whom something hurts. "Who hit the ship" asks who did it, and is none of these. */
const WHO_IT_HURTS = [
  `(?:who|whom)${WILL_BE}(?: else)? (?!hit|hurt|harmed|affected)`,
  `(?:(?:does|will|would|do|did|is|are|gets?|got) )?${GOING_TO}(?:this |it |all |that |be |being )*`,
  `${HURTS}(?: (?:by |from )?(?:all )?${WHOLE_THING})?`,
].join('');

const WHAT_HAPPENS = `what${WILL_BE} (?:(?:is |will |would |could |might )?${GOING_TO}(?:happens?|changes?) )`;

/**
 * What else people say, besides the names of a section: a summary is short, an analysis tells what follows from the news. Parts
 * of patterns.
 */
export const SECTION_PHRASES = {
  summary: [
    `sum (?:(?:it|${WHOLE_STORY}) )?up`,
    'summari[sz]e',
    'recap',
    'gist',
    '(?:short|quick) version',
    'rundown',
    'сводку',
    'вкратце',
  ],
  takeaways: ['bullet points', 'bullets'],
  analysis: [
    '(?:long[- ]term )?(?:consequences|implications|repercussions|fallout)',
    '(?:long[- ]term )?(?:impacts?|effects?|importance|significance)(?= (?:of|on)\\b)',
    `(?:${WHAT_HAPPENS})?(?:in the long (?:run|term)|down the (?:road|line))`,
    WHO_IT_HURTS,
    `(?:how )?${BAD} (?:is|will|would|could) ${IT}(?: be)?`,
    `(?:is|does|will|would|could) ${ALL_OF_IT} (?:be )?(?:${BAD}|matter|affect|hurt|harm|help|hit|change)(?= )`,
    `why (?:does|should) ${IT} (?:even )?matter`,
    'why should (?:i|we|anyone) care about',
    `what (?:(?:does|will|would|could) )?${ALL_OF_IT} means? for(?! (?:me|us|you|my|our)\\b)`,
    'последстви\\p{L}+',
    'анализа',
    'аналитику',
    '后果',
    '意味着什么',
    '有什么影响',
  ],
} as const;
