/** Says in one sentence what happened to the connection; a warning mends itself as soon as the server lets it. */
export type Notice = (text: string, level: 'info' | 'warn') => void;
