/** Says in one sentence what happened to the connection. A warning ends by itself as soon as the server allows. */
export type Notice = (text: string, level: 'info' | 'warn') => void;
