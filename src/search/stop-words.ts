import { eng, rus, zho } from 'stopword';
import { fold } from './words.ts';

/** What people wrap a question in when they chat; says nothing of what they ask about. Not in the library's lists. */
const FILLER = `
  ask actually again ago alright any anybody anyone anything away basically bit bro bunch buddy call called cant care clue
  curious cuz dear deal define definition describe detail details did didnt does doesnt doing done dont dude dudes em etc
  ever everything exact exactly explain explained explanation fact find folks fine gimme give gives given go goes going
  gonna gotta guess guy guys hand happen happened happening happens heard hear hello help hey hi hm hmm hows idea im info
  information interested isnt ive just keep kind kinda know known knows latest learn let lets like list little ll lol look
  looking lot made man mate matter mean meaning means meant mentioned need news nice no nobody not nothing oh ok okay one
  part people person please pls plz point possible possibly put quick quickly read real really recent recently regarding
  remind said say saying says see seems shall show simple simply so somebody somehow someone something sort story stuff
  summarise summarize sure talk talking tell tells thank thanks thats thing things think thx today told topic try trying
  understand update ur ve via want wanted wants wasnt whats whatever whats when wheres whether whos whose whom whys
  why will wondering wonder word words work works working wont wouldnt wtf ya yeah yes yet yo youre
 
  mr mrs ms miss dr sir friend somewhere today tonight yesterday
  briefing briefings entry glossary term article
  это что такое кто такой такая такие расскажи объясни скажи почему зачем значит означает пожалуйста про какой какая какие
  где когда происходит мне
  什么 是 什么是 谁 为什么 怎么 如何 请 解释 一下 告诉 我 意思 关于 介绍 哪里 吗 呢 的 了 在 和 与
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
  honest honestly hour hours idk idiot imo important instance interesting job kid kids lady large last late lately later least
  literally main major many maybe mention mentioned mentions mom moment money month months morning most mum much
  name named names nerd newbie newest next night noob nowadays obviously often once online opinion order ordinary
  past paragraph per perhaps phrase plain post posted previous primarily probably problem proper purpose quickly quite quote
  rather reason reasons role roughly second section sentence sentences serious seriously settle short shortly
  significance situation sometimes soon special specific specifically sudden suddenly suppose supposed teacher tf three 
  tiny total totally true truly two type types usual usually version week weeks weird whatsoever whole wrong year years
`;

const SELDOM = new Set(SELDOM_THE_POINT.split(/\s+/));

/** Whether a folded word helps when an entry has it, and is not missed when none does. */
export const isSeldomThePoint = (word: string): boolean => SELDOM.has(word);

/** Whether a folded word carries no meaning of its own in a question. Single Latin letters do not either. */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word) || /^[a-z]$/.test(word);
