/** What was measured over the values of one threshold, in percent. */
export type Panel = {
  name: string;
  chosen: number;
  points: readonly { x: number; right: number; wrong: number; invented: number }[];
};

const [WIDTH, HEIGHT, LEFT, TOP, GAP, COLUMNS] = [260, 150, 44, 56, 50, 3];
// Told apart in print and by those who see no red or green.
const LINES = [
  { key: 'right', label: 'right answer missing', colour: '#0b6bcb', dash: '' },
  { key: 'wrong', label: 'wrong answer shown', colour: '#c2410c', dash: '6 3' },
  { key: 'invented', label: 'unanswerable answered', colour: '#6b21a8', dash: '2 3' },
] as const;
/** The top of each panel, in percent: what is above is cut off. */
const MOST = 12;

/** An SVG picture of the panels, three in a row, with one legend. */
export function plot(panels: readonly Panel[]): string {
  const rows = Math.ceil(panels.length / COLUMNS);
  const [width, height] = [LEFT + COLUMNS * (WIDTH + GAP), TOP + rows * (HEIGHT + GAP + 10)];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#333">
<title>Missed, wrong and invented answers by threshold</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${legend()}
${panels.map(drawn).join('\n')}
</svg>
`;
}

const legend = (): string =>
  LINES.map(
    ({ label, colour, dash }, i) =>
      `<path d="M${LEFT + i * 210} 20h30" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/><text x="${LEFT + 38 + i * 210}" y="24">${label}, %</text>`,
  ).join('\n');

function drawn({ name, chosen, points }: Panel, i: number): string {
  const [x0, y0] = [
    LEFT + (i % COLUMNS) * (WIDTH + GAP),
    TOP + Math.floor(i / COLUMNS) * (HEIGHT + GAP + 10),
  ];
  const [from, to] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 1];
  const x = (value: number): string => (x0 + (WIDTH * (value - from)) / (to - from)).toFixed(1);
  const y = (percent: number): string => (y0 + HEIGHT * (1 - Math.min(percent, MOST) / MOST)).toFixed(1);
  const line = ({ key, colour, dash }: (typeof LINES)[number]): string => {
    const path = points.map(
      (point) => `${x(point.x)},${y(key === 'right' ? 100 - point.right : point[key])}`,
    );
    return `<polyline points="${path.join(' ')}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
  };
  const grid = [0, MOST / 2, MOST].map(
    (percent) =>
      `<path d="M${x0} ${y(percent)}h${WIDTH}" stroke="#ddd"/><text x="${x0 - 6}" y="${Number(y(percent)) + 4}" text-anchor="end">${percent}</text>`,
  );
  return [
    `<text x="${x0}" y="${y0 - 8}" font-weight="600">${name}: ${chosen}</text>`,
    ...grid,
    `<path d="M${x(chosen)} ${y0}v${HEIGHT}" stroke="#999" stroke-dasharray="1 3"/>`,
    ...LINES.map(line),
    ...[from, chosen, to].map(
      (value) =>
        `<text x="${x(value)}" y="${y0 + HEIGHT + 16}" text-anchor="middle">${value.toFixed(2)}</text>`,
    ),
  ].join('\n');
}
