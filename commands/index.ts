// Every command there is, one a line. Registration and dispatch read this list.
export { briefing } from './briefing.ts';
export { explain } from './explain.ts';
export { explainThis } from './explain-this.ts';
export { publish } from './publish.ts';
export { retract } from './retract.ts';
export { subscribe } from './subscribe.ts';
export { subscriptions } from './subscriptions.ts';
export { unsubscribe } from './unsubscribe.ts';
