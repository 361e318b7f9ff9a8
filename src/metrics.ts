import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What is measured, read when somebody asks. Numbers of things, by their state where they have several. */
export type Measured = {
  deliveries(): Promise<Readonly<Record<string, number>>>;
  subscriptions(): Promise<Readonly<Record<string, number>>>;
  briefings(): number;
  /** What was refused of what publishers gave. */
  refused(): number;
  /** Whether the connection to Discord is up. */
  connected(): boolean;
  /** Whether this process is the one that posts. */
  posts(): boolean;
};

/** The numbers of `/metrics`, in Prometheus's text format. */
export type Metrics = {
  contentType: string;
  /** Rejects when what is measured cannot be read. */
  text(): Promise<string>;
  /** Counts an answer of Discord's REST API by its status. */
  countAnswer(status: number): void;
};

/** Makes the metrics of one run. */
export function createMetrics(measured: Measured): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const gauge = (name: string, help: string, read: () => number | boolean): void => {
    new Gauge({
      name: `briefing_bot_${name}`,
      help,
      registers,
      collect() {
        this.set(Number(read()));
      },
    });
  };
  const byState = (name: string, help: string, read: Measured['deliveries']): void => {
    new Gauge({
      name: `briefing_bot_${name}`,
      help,
      labelNames: ['state'],
      registers,
      async collect() {
        const counts = await read();
        this.reset();
        for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
      },
    });
  };

  byState('deliveries', 'Deliveries in the outbox by state', measured.deliveries);
  byState('subscriptions', 'Subscriptions by state', measured.subscriptions);
  gauge('briefings', 'Briefings that are served', measured.briefings);
  gauge('refused', 'Files and items that cannot be read now', measured.refused);
  gauge('connected', 'Whether the gateway connection is up', measured.connected);
  gauge('posts', 'Whether this process is the one that posts', measured.posts);
  const answers = new Counter({
    name: 'briefing_bot_discord_answers_total',
    help: 'Answers of Discord to requests of this process by status',
    labelNames: ['status'],
    registers,
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    countAnswer: (status) => answers.inc({ status: String(status) }),
  };
}
