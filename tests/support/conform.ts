import { afterEach } from 'vitest';
import { checkTraffic } from './published-schema.ts';

// Set up for every test file, so that none can forget it. The stand-in's own tests ask what no bot of ours would.
afterEach(({ task }) => checkTraffic(!/[\\/]local-discord[\\/]/.test(task.file.filepath)));
