// npm run torture: kills the bot and lets things go wrong while it posts, and says whether every channel has its post exactly once.
import { parseArgs } from 'node:util';
import { fail, program, type Terminal } from '../../src/terminal/program.ts';
import { embeddedPlace, postgresPlace } from '../support/places.ts';
import { seeded } from './random.ts';
import { playRound } from './round.ts';
import { setStage } from './stage.ts';

const USAGE =
  'Type it as: npm run torture -- [--rounds 10] [--channels 200] [--seed 1] [--database postgres://…]';

/** What is typed after `npm run torture --`; goes well if every round did, and ends at the first that did not. */
export async function torture(terminal: Terminal): Promise<boolean> {
  const { values } = parseArgs({
    args: [...terminal.words],
    options: {
      rounds: { type: 'string', default: '10' },
      channels: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(1 + (Date.now() % 1_000_000)) },
      database: { type: 'string' },
    },
  });
  const [rounds = 0, channels = 0, seed = 0] = [values.rounds, values.channels, values.seed].map(Number);
  if (![rounds, channels, seed].every((number) => Number.isSafeInteger(number) && number > 0))
    return fail(terminal, `Rounds, channels and seed are whole numbers from 1. ${USAGE}`);
  const { place, remove } = await (values.database ? postgresPlace(values.database) : embeddedPlace());
  const stage = await setStage(place, { channels });
  terminal.say(
    `${rounds} rounds on ${values.database ? 'Postgres' : 'SQLite'}, ${stage.channels} channels, seed ${seed}`,
  );
  let kills = 0;
  let upsets = 0;
  let well = true;
  try {
    for (let round = 1; well && round <= rounds; round += 1) {
      const report = await playRound(stage, `News of round ${round}.`, seeded(seed + round));
      kills += report.kills;
      upsets += report.upsets.length;
      well = !report.wrong.length;
      const verdict = well ? 'each channel once' : report.wrong.join(', ');
      terminal.say(
        `round ${round}: ${report.kills} kills, ${report.upsets.length} upsets, ${report.seconds.toFixed(1)} s: ${verdict}`,
      );
      if (!well)
        terminal.complain([...report.upsets, ...stage.bots.map((bot) => bot.lastWords())].join('\n'));
    }
    const counts = JSON.stringify(await stage.counts());
    terminal.say(`in all ${kills} kills and ${upsets} upsets; outbox: ${counts}`);
    return well;
  } finally {
    await stage.close();
    await remove();
  }
}

if (import.meta.main) await program(torture, USAGE);
