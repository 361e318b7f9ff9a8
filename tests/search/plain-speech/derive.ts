// Files the lists of what people say for what newspapers write as the search looks them up: npm run derive:plain-speech
import { writeFileSync } from 'node:fs';
import { fileOf } from './file.ts';
import { lists, PLAIN_SPEECH } from './lists.ts';

writeFileSync(PLAIN_SPEECH, fileOf(lists()));
