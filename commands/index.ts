import type { Command } from '../src/discord/command.ts';
import { briefing } from './briefing.ts';
import { explain } from './explain.ts';
import { explainThis } from './explain-this.ts';

/** Every command there is. Registration and dispatch read this list; to add a command, add its file and one line here. */
export const commands: readonly Command[] = [briefing, explain, explainThis];
