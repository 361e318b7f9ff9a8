const SVG = 'http://www.w3.org/2000/svg';

/** Drawn on a 24 by 24 grid with strokes; a second path is filled. */
const PATHS = {
  text: ['M9.5 3.5 7 20.5M17 3.5 14.5 20.5M4 8.5h17M3 15.5h17'],
  announcement: ['M4 9.5v5h3.5L16 19V5L7.5 9.500zM19 9.500a3.5 3.5 0 0 1 0 5M7.5 14.5 9 20h2.500l-1.3-4.2'],
  forum: [
    'M4 4h11a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H9l-4 3.500V13H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM20 9a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2v3l-4-3h-4a2 2 0 0 1-1.8-1.2',
  ],
  thread: ['M5 4v7a4 4 0 0 0 4 4h10M15 10.500l4.5 4.5-4.5 4.5'],
  voice: ['M4 9.500v5h3.500L12 19V5L7.5 9.500zM15.5 9a4 4 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11'],
  lock: ['M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3'],
  at: ['M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0v1.500a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.6 7.2'],
  chat: ['M4 4.500h16v11.500h-8.500L7 20v-4H4z'],
  members: [
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6.5 6.5-6.500s6.5 2.5 6.5 6.500M16 4.300a3.5 3.5 0 0 1 0 6.400M18 14c2.3.900 3.5 3 3.5 6',
  ],
  menu: ['M3.5 6.500h17M3.5 12h17M3.5 17.500h17'],
  sun: [
    'M12 16.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 1.500v2.500M12 20v2.500M1.5 12H4M20 12h2.500M4.6 4.600l1.7 1.700M17.7 17.700l1.7 1.700M4.6 19.400l1.7-1.700M17.7 6.300l1.7-1.7',
  ],
  moon: ['M20 14.500A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.500z'],
  tools: [
    'M14.5 6.500a4 4 0 0 1 5-4l-2.5 2.8.500 2.2 2.2.500L22 5.500a4 4 0 0 1-5 5L8.5 19.500a2.5 2.5 0 0 1-4-4L13 8',
  ],
  down: ['M6 9.500l6 6 6-6'],
  right: ['M9.5 6l6 6-6 6'],
  close: ['M5.5 5.500l13 13M18.5 5.500l-13 13'],
  more: [
    '',
    'M5 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM19 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  ],
  eye: ['M2 12s3.5-6.5 10-6.500S22 12 22 12s-3.5 6.5-10 6.500S2 12 2 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z'],
  apps: ['M4 4h6.500v6.500H4zM13.5 4H20v6.500h-6.500zM4 13.500h6.500V20H4zM13.5 13.500H20V20h-6.500z'],
  plus: ['M12 4.500v15M4.5 12h15'],
  external: ['M14 4h6v6M20 4l-9 9M10 5H5v14h14v-5'],
  file: ['M6 2.500h8l4.5 4.500v14.500H6zM14 2.500V7h4.5'],
  news: ['M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2h-1M7.5 9h6M7.5 12.500h6M7.5 16h4'],
  slash: ['M4 4h16v16H4zM14.5 7.500l-5 9'],
  check: ['M4.5 12.500l5 5 10-11'],
  copy: ['M9 9h11v11H9zM5 15H4V4h11v1'],
  trash: ['M4 6.500h16M9 6V3.500h6V6M6 6.5 7 20.500h10l1-14'],
  crown: ['', 'M3 8l4.500 3.500L12 5l4.500 6.500L21 8l-1.500 10.500h-15z'],
  warning: ['M12 4 2.500 20h19zM12 10v4.500M12 17.300v.200'],
  reply: ['M10 5 3.5 11.5 10 18v-4c5 0 8 1.5 10.5 5 0-6-3.5-10-10.5-10z'],
} as const;

export type IconName = keyof typeof PATHS;

/** A small picture in the colour of the text around it; readers of screens do not hear of it. */
export function icon(name: IconName, size = 20): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = { viewBox: '0 0 24 24', width: `${size}`, height: `${size}`, 'aria-hidden': 'true' };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  svg.classList.add('icon');
  const [stroke = '', fill = ''] = PATHS[name];
  for (const [shape, kind] of [
    [stroke, 'stroke'],
    [fill, 'fill'],
  ] as const) {
    if (!shape) continue;
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', shape);
    path.setAttribute('class', kind);
    svg.append(path);
  }
  return svg;
}
