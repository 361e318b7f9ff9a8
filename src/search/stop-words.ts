import { eng, rus, zho } from 'stopword';
import { stemOf } from './stem.ts';
import { fold } from './words.ts';

const CYRILLIC = /^\p{sc=Cyrillic}+$/u;

/** What people wrap a question in when they chat; says nothing of what they ask about. Not in the library's lists. */
const FILLER = `
  ask actually again ago alright any anybody anyone anything away basically bit bro bunch buddy call called cant care clue
  curious cuz dear deal define definition describe detail details did didnt does doesnt doing done dont dude dudes em etc
  ever everything exact exactly explain explained explanation fact find folks fine gimme give gives given go goes going
  gonna gotta guess guy guys hand happen happened happening happens heard hear hello help hey hi hm hmm hows idea im info
  information isnt ive just keep kind kinda know known knows latest learn let lets like list little ll lol look
  looking lot made man mate matter mean meaning means meant mentioned need news nice no nobody not nothing oh ok okay one
  part people person please pls plz point possible possibly put quick quickly read real really recent recently regarding
  remind said say saying says see seems shall show simple simply so somebody somehow someone something sort story stuff
  summarise summarize sure talk talking tell tells thank thanks thats thing things think thx today told topic try trying
  understand update ur ve via want wanted wants wasnt whats whatever whats when wheres whether whos whose whom whys
  why will wondering wonder word words work works working wont wouldnt wtf ya yeah yes yet yo youre
 
  mr mrs ms miss dr sir friend somewhere today tonight yesterday
  briefing briefings entry glossary article
  это что такое кто такой такая такие расскажи объясни скажи почему зачем значит означает пожалуйста про какой какая какие
  где когда происходит произошло пройдет случилось будет сколько который мне нужно можно хочу знать слышал правда ли
  подскажи покажи привет пожалуйста спасибо
  什么 是 什么是 谁 为什么 怎么 怎么样 怎样 如何 请 请问 解释 一下 告诉 我 我们 你 意思 关于 介绍 哪里 哪个 哪些 哪 吗 呢 吧 啊 的 了 在 和 与
  多久 多少 几 多 要 会 能 有 没有 被 叫 时候 什么时候 何时 情况 想 知道 说 听说 现在 最近 这个 那个 这是
`;

const STOP_WORDS = new Set(
  [...eng, ...rus, ...zho, ...FILLER.split(/\s+/)]
    .map((word) => fold(word).replace(/['’]/g, ''))
    .filter(Boolean),
);

/** Words that are seldom the point of a question, but may be: they help to find what has them and are not missed otherwise. */
const SELDOM_THE_POINT = `
  argument around apparently beginner big bigger biggest boy bottom brief briefly bloke chap chat clear clearly coffee colleague
  common confused context country crazy currently daily damn day days different difference difficult early easily easy eli5 else
  english especially even eventually exam example examples false far fast fella few first five four friend friends 
  full funny gal general generally girl gentleman gentlemen girls gosh great greatest half heck hell high highest homework
  honest honestly hour hours idk idiot imo important instance interested interesting job kid kids lady large last late lately later least
  literally main major many maybe mention mentioned mentions mom moment money month months morning most mum much
  name named names nerd newbie newest next night noob nowadays obviously often once online opinion order ordinary
  past paragraph per perhaps phrase plain post posted previous primarily probably problem proper purpose quickly quite quote
  rather reason reasons role roughly second section sentence sentences serious seriously settle short shortly
  significance situation sometimes soon special specific specifically sudden suddenly suppose supposed teacher term tf three 
  tiny total totally true truly two type types usual usually version week weeks weird whatsoever whole wrong year years
`;

/** Russian words have too many forms to list. */
const stemIfRussian = (word: string): string => (CYRILLIC.test(word) ? stemOf(word) : word);

const STOP_STEMS = new Set([...STOP_WORDS].filter((word) => CYRILLIC.test(word)).map(stemOf));

const SELDOM = new Set(SELDOM_THE_POINT.split(/\s+/));

/** Whether a folded word helps when an entry has it, and is not missed when none does. */
export const isSeldomThePoint = (word: string): boolean => SELDOM.has(word);

/** Words of every text. Met alone among small words ("is it expected") they do not say what is asked about. */
const COMMON_WORDS = `
  able age amount first long answer area bad basic begin beginning best better birthday care case cause chance change cheap close
  cost course decade double effect end enough expected expensive fair fifth final fourth free front future good group hard
  heavy home idea increase issue kinds left less level light line long longer longest low lower lowest making matter
  minute minutes modern nature near needed new newer number old older once open outcome own parts past pay percent place
  plus poor present pretty price public question questions quiet range rate ready response result results rich right
  safe same set shape share side sign simple single site size small smaller smallest space start state step stop strong
  style subject successful third thirds time times top turn useful value view way ways weak wide world worse worst young

  новый первый второй третий последний год время день месяц неделя час большой маленький хороший плохой лучший страна мир часть
  место дело человек люди раз число случай пример вопрос ответ деньги много мало рано поздно
  新 第一 第二 时间 年 今年 去年 今天 明天 天 月 大 小 好 多 少 国家 世界 人 问题 地方 部分 钱 次
`;

const COMMON = new Set(COMMON_WORDS.split(/\s+/).map(stemIfRussian));

/** Whether a folded word is too common to be what a question is about when it is all that an entry has of it. */
export const isCommon = (word: string): boolean => COMMON.has(stemIfRussian(word)) || SELDOM.has(word);

/** Whether a folded word carries no meaning of its own in a question. Single Latin letters do not either. */
export const isStopWord = (word: string): boolean =>
  STOP_WORDS.has(word) || (word.length === 1 ? /[a-z]/.test(word) : isFormOfStopWord(word));

// The Russian list has few of the forms that its words take.
const isFormOfStopWord = (word: string): boolean =>
  word >= 'а' && CYRILLIC.test(word) && STOP_STEMS.has(stemOf(word));
