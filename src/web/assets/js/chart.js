// Draws `<figure class="chart" data-chart="TABLE-ID">` from the table with that id. The table is the truth: its first
// column holds `<time datetime>`, the others `data-value`; each heading says its series by `data-series`.
import uPlot from 'uplot';

const language = document.documentElement.lang || 'en';
const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
const month = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const monthOf = (seconds) => month.format(new Date(seconds * 1000));

const read = (table) => {
  const heads = [...table.tHead.rows[0].cells].slice(1).map((th) => ({ kind: th.dataset.series, label: th.textContent.trim() }));
  const rows = [...table.tBodies[0].rows];
  const x = rows.map((row) => Date.parse(row.querySelector('time').dateTime) / 1000);
  const column = (i) => rows.map((row) => (row.cells[i + 1].dataset.value ? Number(row.cells[i + 1].dataset.value) : null));
  return { heads, data: [x, ...heads.map((_, i) => column(i))] };
};

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const styles = () => ({
  done: { stroke: colour('--teal'), width: 3.5 },
  plan: { stroke: colour('--edge'), width: 2, dash: [6, 5] },
  projected: { stroke: colour('--teal'), width: 2.2, dash: [2, 5], cap: 'round' },
});

const last = (values) => values.reduce((at, value, i) => (value === null ? at : i), -1);

/** The newest approved figure stands on the line itself, so nobody has to match a legend. */
function nameTheLine(u, heads, data) {
  const at = heads.findIndex((head) => head.kind === 'done') + 1;
  const i = last(data[at]);
  if (at < 1 || i < 0) return;
  const ratio = devicePixelRatio;
  const x = u.valToPos(data[0][i], 'x', true);
  const y = u.valToPos(data[at][i], 'y', true);
  const { ctx } = u;
  ctx.save();
  ctx.fillStyle = colour('--teal');
  ctx.beginPath();
  ctx.arc(x, y, 5.5 * ratio, 0, 2 * Math.PI);
  ctx.fill();
  ctx.font = `700 ${13 * ratio}px "Public Sans", sans-serif`;
  const text = `${number.format(data[at][i])} h`;
  const left = x + ctx.measureText(text).width + 14 * ratio > u.bbox.left + u.bbox.width;
  ctx.textAlign = left ? 'right' : 'left';
  // Below the line, but never on the words of the axis.
  const low = y + 22 * ratio > u.bbox.top + u.bbox.height;
  ctx.fillText(text, x + (left ? -10 : low ? 14 : 10) * ratio, y + (low ? -3 : 18) * ratio);
  ctx.restore();
}

function draw(figure) {
  const { heads, data } = read(document.getElementById(figure.dataset.chart));
  const caption = figure.querySelector('figcaption');
  const atRest = caption.textContent;
  const look = styles();
  const axis = { stroke: colour('--soft'), font: '12px "Public Sans", sans-serif', ticks: { show: false } };
  const say = (u) => {
    const i = u.cursor.idx;
    const told = heads.map((head, s) => [head.label, data[s + 1][i]]).filter(([, value]) => value != null);
    caption.textContent =
      i == null ? atRest : `${monthOf(data[0][i])}: ${told.map(([name, value]) => `${name} ${number.format(value)} h`).join(', ')}`;
  };
  const chart = new uPlot(
    {
      width: figure.clientWidth,
      height: 220,
      padding: [12, 12, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      scales: { x: { time: true }, y: { range: (_, __, max) => [0, max * 1.04] } },
      axes: [
        { ...axis, size: 28, grid: { show: false }, space: 90, values: (_, splits) => splits.map(monthOf) },
        { ...axis, size: 52, grid: { stroke: colour('--line'), width: 1 }, values: (_, splits) => splits.map((v) => number.format(v)) },
      ],
      series: [{}, ...heads.map((head) => ({ ...look[head.kind], points: { show: false } }))],
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
      hooks: { draw: [(u) => nameTheLine(u, heads, data)], setCursor: [say] },
    },
    data,
  );
  figure.querySelector('.uplot')?.remove();
  figure.prepend(chart.root);
  return chart;
}

for (const figure of document.querySelectorAll('figure[data-chart]')) {
  let chart = draw(figure);
  new ResizeObserver(() => chart.setSize({ width: figure.clientWidth, height: 220 })).observe(figure);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => (chart = draw(figure)));
}
