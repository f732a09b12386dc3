'use strict';
// The types side by side, in the numbers of one shape.

const COLUMNS = [
  ['statistics', (candidate, sizes) => grouped(count(candidate.statistics, sizes))],
  ['elements each', (candidate, sizes) => grouped(count(candidate.pooled, sizes))],
  ['learnt', (candidate, sizes) => takesScale(candidate) ? 'none: given by calls' : numbers(candidate.affine === 'GAMMA' ? '' : '2 × ', candidate.parameters, sizes)],
  ['running state', (candidate, sizes) => numbers('2 × ', candidate.running, sizes)],
  ['flops, TRAIN', (candidate, sizes) => quantity(candidate.costs.train.flops * count(candidate.elements, sizes))],
  ['flops, EVAL', (candidate, sizes) => quantity(candidate.costs.eval.flops * count(candidate.elements, sizes))],
  ['flops, backward', (candidate, sizes) => quantity(candidate.costs.backward.flops * count(candidate.elements, sizes))],
  ['bytes, forward', (candidate, sizes) => quantity(candidate.costs.train.bytes * count(candidate.elements, sizes))],
  ['bytes, backward', (candidate, sizes) => quantity(candidate.costs.backward.bytes * count(candidate.elements, sizes))],
  ['EVAL goes by', candidate => candidate.tracks ? 'running state' : 'its own'],
  ['all-reduce a step, doubles', (candidate, sizes) => exchangeText(candidate, sizes)],
];

/** Whether each call gives scale and shift. */
function takesScale(candidate) {
  return candidate.affine.startsWith('SCALE');
}

/** 18.1 M; small numbers in full. */
function quantity(number) {
  for (const [unit, letter] of [[1e12, 'T'], [1e9, 'G'], [1e6, 'M']]) {
    if (number >= unit) {
      return (number / unit).toLocaleString('en-GB', {maximumSignificantDigits: 3}) + ' ' + letter;
    }
  }
  return grouped(number);
}

function numbers(times, size, sizes) {
  return size.factor === 0 ? 'none' : times + grouped(count(size, sizes));
}

function exchangeText(candidate, sizes) {
  if (candidate.exchange === null) {
    return 'none';
  }
  const {each, gathered, summed} = candidate.exchange;
  const statistics = each * count(candidate.statistics, sizes);
  return grouped(statistics + gathered) + ' + ' + grouped(statistics + summed);
}

function drawTable(table, candidates, sizes, chosen, declared) {
  const head = element('tr');
  head.append(...['type', ...COLUMNS.map(([title]) => title)].map(title => {
    const cell = element('th', {textContent: title});
    cell.scope = 'col';
    return cell;
  }));
  table.tHead.replaceChildren(head);
  table.tBodies[0].replaceChildren(...candidates.map(candidate => tableRow(candidate, sizes, chosen, declared)));
}

function tableRow(candidate, sizes, chosen, declared) {
  const line = element('tr', {className: candidate.type === chosen ? 'chosen' : ''});
  const type = element('th', {textContent: candidate.type});
  type.scope = 'row';
  if (candidate.type === declared) {
    type.append(element('span', {className: 'tag', textContent: 'declared'}));
  }
  line.append(type);
  if (candidate.why !== '') {
    const why = element('td', {colSpan: COLUMNS.length, className: 'why', textContent: 'does not fit: ' + candidate.why});
    line.append(why);
    return line;
  }
  COLUMNS.forEach(([title, text]) => {
    const cell = element('td', {textContent: text(candidate, sizes)});
    cell.dataset.column = title;
    line.append(cell);
  });
  return line;
}
