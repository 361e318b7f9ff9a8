import { SimpleShardingStrategy, type WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import { backOff } from './back-off.ts';

export type Patience = {
  clock: Clock;
  /** A random number from 0 to 1. */
  random(): number;
};

/**
 * Shards that outlast an absence of the gateway. Even the first connection is tried until it is made, ever more slowly,
 * by one and the same client. Left to itself, a shard knocks twice a second, and goes on even after it was destroyed.
 */
export class PatientSharding extends SimpleShardingStrategy {
  /** How often each shard was closed since it was last ready. */
  readonly #closes = new Map<number, number>();
  /** Shards that have not begun to connect again. */
  readonly #away = new Set<number>();
  #ended = new AbortController();
  readonly #patience: Patience;

  constructor(manager: WebSocketManager, patience: Patience) {
    super(manager);
    this.#patience = patience;
    manager.on(WebSocketShardEvents.Closed, ({ shardId }) => {
      this.#away.add(shardId);
      this.#closes.set(shardId, (this.#closes.get(shardId) ?? 0) + 1);
    });
    manager.on(WebSocketShardEvents.Ready, ({ shardId }) => this.#closes.delete(shardId));
    manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => this.#closes.delete(shardId));
    // A shard asks for this first when it connects, so this is where it can be made to wait.
    const { retrieveSessionInfo } = manager.options;
    manager.options.retrieveSessionInfo = async (shardId) => {
      if (this.#away.delete(shardId)) await this.#turn(shardId);
      return retrieveSessionInfo(shardId);
    };
  }

  override async spawn(shardIds: number[]): Promise<void> {
    // Each time the shards are counted anew, the earlier ones are destroyed.
    this.#ended = new AbortController();
    await super.spawn(shardIds);
  }

  override async connect(): Promise<void> {
    // The client reports closes for good as `shardDisconnect`; after all others it connects again.
    await super.connect().catch(() => {});
  }

  override async destroy(options?: Parameters<SimpleShardingStrategy['destroy']>[0]): Promise<void> {
    this.#ended.abort();
    // The library keeps both to itself.
    for (const shard of this['shards'].values()) forsake(shard['connection']);
    await super.destroy(options);
  }

  /** The first try after a close is made at once, as Discord asks. A destroyed shard makes none. */
  async #turn(shardId: number): Promise<void> {
    const tries = (this.#closes.get(shardId) ?? 1) - 1;
    const { clock, random } = this.#patience;
    const { signal } = this.#ended;
    if (tries > 0) await clock.wait(backOff(tries - 1, random()), signal);
    if (signal.aborted) await new Promise(() => {});
  }
}

/** A shard that is destroyed while it connects abandons its socket, whose failure would then end the process. */
function forsake(socket: WebSocket | null): void {
  if (socket?.readyState !== WebSocket.CONNECTING) return;
  socket.on('error', () => {});
  socket.terminate();
}
