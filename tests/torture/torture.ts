import { parseArgs } from 'node:util';
import { embeddedPlace, postgresPlace } from '../support/places.ts';
import { seeded } from './random.ts';
import { playRound } from './round.ts';
import { setStage } from './stage.ts';

/**
 * `npm run torture -- [--rounds 100] [--channels 200] [--seed 1] [--database postgres://…]`: kills the bot and lets
 * things go wrong while it posts, round after round, and says after each whether every channel has its post exactly
 * once. Ends with 1 at the first that has not.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    channels: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    database: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const seed = Number(values.seed);
const { place, remove } = await (values.database ? postgresPlace(values.database) : embeddedPlace());
const stage = await setStage(place, { channels: Number(values.channels) });
console.log(
  `${rounds} rounds on ${values.database ? 'Postgres' : 'SQLite'}, ${stage.channels} channels, seed ${seed}`,
);
let kills = 0;
let upsets = 0;
try {
  for (let round = 1; round <= rounds; round += 1) {
    const report = await playRound(stage, `News of round ${round}.`, seeded(seed + round));
    kills += report.kills;
    upsets += report.upsets.length;
    const verdict = report.wrong.length ? report.wrong.join(', ') : 'each channel once';
    console.log(
      `round ${round}: ${report.kills} kills, ${report.upsets.length} upsets, ${report.seconds.toFixed(1)} s: ${verdict}`,
    );
    if (!report.wrong.length) continue;
    console.error(report.upsets.join('\n'), stage.bots.map((bot) => bot.lastWords()).join('\n'));
    process.exitCode = 1;
    break;
  }
  console.log(`in all ${kills} kills and ${upsets} upsets; outbox:`, await stage.counts());
} finally {
  await stage.close();
  await remove();
}
