import { LEVELS, type Level } from '../../core/bank/question';
import { svg } from '../shared/dom';

const STROKE = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
const BOX = '0 0 16 16';

const PATHS = {
  open: 'M9.5 2.5H4.2a.7.7 0 0 0-.7.7v9.6c0 .4.3.7.7.7h7.6c.4 0 .7-.3.7-.7V5.5zM9.5 2.5v3h3M6 10h4M8.3 8.2 10.1 10l-1.8 1.8',
  run: 'M5 3.2v9.6L12.6 8z',
  stop: 'M4.5 4.5h7v7h-7z',
  copy: 'M5.5 5.5h7v8h-7zM10.5 5.5v-3h-7v8h2',
  done: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  unfold: 'M6 4l4 4-4 4',
  previous: 'M10 4 6 8l4 4',
  next: 'M6 4l4 4-4 4',
  away: 'M7 3.5H4.2a.7.7 0 0 0-.7.7v7.6c0 .4.3.7.7.7h7.6c.4 0 .7-.3.7-.7V9M9.5 3.5h3v3M12.3 3.7 7.5 8.5',
} as const;
export type IconName = keyof typeof PATHS;

export function icon(name: IconName): SVGSVGElement {
  return svg('icon', BOX, ['path', { d: PATHS[name], ...STROKE }]);
}

/** Four bars, as many of them full as the level is high. */
export function levelShape(level: Level): SVGSVGElement {
  const height = LEVELS.indexOf(level) + 1;
  return svg(
    'level',
    '0 0 19 16',
    ...LEVELS.map(
      (_, index) =>
        [
          'rect',
          {
            class: index < height ? 'full' : 'empty',
            x: `${index * 5 + 0.5}`,
            y: `${10.5 - index * 3}`,
            width: '3',
            height: `${5 + index * 3}`,
          },
        ] as const,
    ),
  );
}
