import { eng, rus, zho } from 'stopword';
import { fold } from './fold.ts';
import { stemOf } from './stem.ts';

const CYRILLIC = /^\p{sc=Cyrillic}+$/u;

/**
 * Words that say nothing of what is asked about, and that the library's lists do not have: those that ask, greet and thank, short forms, words
 * for anything ("thing", "guy"), pronouns, prepositions and conjunctions. Other words of chat are known by being common (`commonness.ts`).
 */
const ASKING = `
  ask clue curious define definition describe detail details explain explained explanation guess info information known
  mean meaning means meant mention mentioned question refer referred referring refers remind saying summarise summarize summary talk talking understand wanted
  wants wonder wondering word words briefing briefings entry glossary article news
  hello hi pls plz please thank thanks thx sorry mr mrs ms miss dr sir madam
  does doing done gets getting goes gone having made makes making takes taking took came comes coming went
  aint arent cannot cant couldnt didnt doesnt dont hadnt hasnt havent hes hows id ill im isnt its ive lets shes shouldnt thats theres
  theyre theyve wasnt werent weve whats wheres whos whys wont wouldnt youd youll youre youve
  lol lmao rofl haha hmm huh yo yeah wow omg wtf smh idk imo imho tbh ngl fyi iirc afaik atm rn irl eli5 tl tldr asap btw bc cuz coz
  smth smn sth rly gonna wanna gotta gimme lemme ok
  thing things stuff kind sort topic something anything someone somebody anyone anybody guy guys folks dude bro mate buddy bloke
  fella fellow chap lady gal
  around soon another each either neither none itself myself themselves herself himself ourselves yourself yourselves oneself
  upon within without toward towards among amongst amid during until till unless although though whether whose whom thus hence
  therefore however moreover furthermore despite via versus except besides beyond beneath onto whereas whenever wherever
  whatever whichever whoever nor otherwise namely indeed perhaps maybe possibly potentially instead anyway meanwhile
  это что такое кто такой такая такие расскажи объясни скажи почему зачем значит означает пожалуйста про какой какая какие
  где когда происходит произошло пройдет случилось будет сколько который мне нужно можно хочу знать слышал правда ли
  расшифровка расшифруй определение обозначает обозначение подскажи покажи дай дайте привет пожалуйста спасибо
  给 什么 是 什么是 谁 为什么 怎么 怎么样 怎样 如何 请 请问 解释 一下 告诉 我 我们 你 意思 关于 介绍 哪里 哪个 哪些 哪 吗 呢 吧 啊 的 了 在 和 与
  多久 多少 几 多 要 会 能 有 没有 被 叫 时候 什么时候 何时 情况 想 知道 说 听说 现在 最近 这个 那个 这是
  全称 简称 定义 含义 指的是 啥 啥意思 为啥 咋 咋样 你好 您好 大家好 早上好 晚上好 谢谢
`;

const STOP_WORDS = new Set(
  [...eng, ...rus, ...zho, ...ASKING.split(/\s+/)]
    .map((word) => fold(word).replace(/['’]/g, ''))
    .filter(Boolean),
);

const STOP_STEMS = new Set([...STOP_WORDS].filter((word) => CYRILLIC.test(word)).map(stemOf));

/** Chinese says what it asks for is counted by: 哪位, 哪几家. */
const WHICH = /^哪几?[个位家种款只条项次些名座块场片处]$/u;

/** Whether a folded word carries no meaning of its own in a question. Single Latin letters do not either. */
export const isStopWord = (word: string): boolean =>
  STOP_WORDS.has(word) ||
  WHICH.test(word) ||
  (word.length === 1 ? /[a-z]/.test(word) : isFormOfStopWord(word));

// The Russian list has few of the forms that its words take.
const isFormOfStopWord = (word: string): boolean =>
  word >= 'а' && CYRILLIC.test(word) && STOP_STEMS.has(stemOf(word));
