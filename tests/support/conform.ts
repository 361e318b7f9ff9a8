import { afterEach } from 'vitest';
import { checkTraffic } from './published-schema.ts';

// Set up for every test file: no test can forget to look. The stand-in's own tests send what a bot of ours would not.
afterEach(({ task }) => checkTraffic(!/[\\/](local-discord|browser)[\\/]/.test(task.file.filepath)));
