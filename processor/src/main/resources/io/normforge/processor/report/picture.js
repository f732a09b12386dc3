'use strict';
// The tensor as cells: a box for each sample, a row for each channel, a cell for each position. What is too large is
// drawn in part, evenly, and every cell drawn is a real element.

const MOST_CHANNELS = 8;
const MOST_GROUPS = 4;
const MOST_SAMPLES = 4;
const MOST_SAMPLES_WITHOUT_SPACE = 8;
const MOST_POSITIONS = [[], [8], [4, 4], [2, 3, 3], [2, 2, 2, 2], [2, 2, 2, 2, 2]];

/** Which axis is drawn as what; a shape of rank 1 has rows alone. */
function roles(rank, channelAxis) {
  const channel = channelAxis < 0 ? (rank > 1 ? rank - 1 : 0) : channelAxis;
  const batch = rank > 1 ? 0 : -1;
  const space = [...Array(rank).keys()].filter(axis => axis !== batch && axis !== channel);
  return {batch, channel, space};
}

/** So many indices of so many, evenly spaced. */
function spread(size, most) {
  const drawn = Math.min(size, most);
  return Array.from({length: drawn}, (_, i) => Math.floor(i * size / drawn));
}

/** Channels in groups: some of the groups, and of each some. */
function spreadGroups(channels, groups) {
  if (channels <= MOST_CHANNELS) {
    return spread(channels, channels);
  }
  const within = channels / groups;
  const drawnGroups = spread(groups, MOST_GROUPS);
  const ofEach = spread(within, Math.floor(MOST_CHANNELS / drawnGroups.length));
  return drawnGroups.flatMap(group => ofEach.map(channel => group * within + channel));
}

/** Which indices of each axis are drawn. */
function drawing(sizes, channelAxis, groups) {
  const role = roles(sizes.length, channelAxis);
  const most = MOST_POSITIONS[role.space.length];
  const along = role.space.map((axis, i) => spread(sizes[axis], most[i]));
  return {
    ...role,
    samples: role.batch < 0 ? [0] : spread(sizes[0], role.space.length === 0 ? MOST_SAMPLES_WITHOUT_SPACE : MOST_SAMPLES),
    channels: groups > 1 ? spreadGroups(sizes[role.channel], groups) : spread(sizes[role.channel], MOST_CHANNELS),
    along,
    positions: along.reduce((tuples, indices) => tuples.flatMap(tuple => indices.map(index => [...tuple, index])), [[]]),
  };
}

/** The element at a place of the drawing, as indices of the shape. */
function elementAt(drawn, place) {
  const element = [];
  if (drawn.batch >= 0) {
    element[drawn.batch] = drawn.samples[place.sample];
  }
  element[drawn.channel] = drawn.channels[place.channel];
  drawn.space.forEach((axis, i) => element[axis] = drawn.positions[place.position][i]);
  return element;
}

/** Names the statistic of an element: equal for two elements if they are pooled together. */
function statisticOf(element, candidate, sizes) {
  const grouped = candidate.type === 'GROUP';
  return element.map((index, axis) => grouped && axis === candidate.channelAxis
      ? Math.floor(index / (sizes[axis] / candidate.groups))
      : candidate.axes.includes(axis) ? '' : index).join();
}

/** Draws all cells, none of them lit. Cells tell where they are by their data. */
function drawPanels(panels, drawn, sizes) {
  panels.replaceChildren(...drawn.samples.map((sample, n) => panel(drawn, sample, n)));
  panels.dataset.space = drawn.space.length;
}

function panel(drawn, sample, n) {
  const grid = element('div', {className: 'panel', role: 'grid', ariaMultiSelectable: 'true'});
  const title = drawn.batch < 0 ? 'all' : 'sample ' + sample;
  grid.setAttribute('aria-label', title);
  const caption = element('div', {className: 'caption', textContent: drawn.batch < 0 ? '' : 'sample '});
  caption.append(element('span', {className: 'index', textContent: drawn.batch < 0 ? '' : sample}));
  caption.setAttribute('aria-hidden', 'true');
  grid.append(caption, ...drawn.channels.map((channel, c) => row(drawn, n, channel, c)));
  return grid;
}

function row(drawn, n, channel, c) {
  const line = element('div', {className: 'row', role: 'row'});
  line.append(element('span', {className: 'label', role: 'rowheader', textContent: channel}));
  drawn.positions.forEach((position, s) => {
    const cell = element('span', {className: 'cell', role: 'gridcell', tabIndex: -1});
    cell.dataset.place = [n, c, s].join();
    cell.dataset.element = elementAt(drawn, {sample: n, channel: c, position: s}).join();
    cell.setAttribute('aria-label', whereText(drawn, {sample: n, channel: c, position: s}));
    cell.classList.toggle('run', s > 0 && position.length > 1 && position[position.length - 1] === 0);
    cell.classList.toggle('plane', s > 0 && position.length > 2 && position.slice(-2).every(index => index === 0));
    line.append(cell);
  });
  return line;
}

/** Sample 2, channel 3, position (1, 0) */
function whereText(drawn, place) {
  const position = drawn.positions[place.position];
  return [
    drawn.batch < 0 ? '' : 'sample ' + drawn.samples[place.sample],
    (drawn.batch < 0 ? 'index ' : 'channel ') + drawn.channels[place.channel],
    position.length === 0 ? '' : 'position ' + (position.length === 1 ? position[0] : '(' + position.join(', ') + ')'),
  ].filter(text => text !== '').join(', ');
}

/** Lights the cells pooled with the one in focus, and sets groups apart. */
function light(panels, drawn, candidate, sizes, focus) {
  const fits = candidate.why === '';
  const lit = fits ? statisticOf(elementAt(drawn, focus), candidate, sizes) : null;
  const at = [focus.sample, focus.channel, focus.position].join();
  for (const cell of panels.querySelectorAll('.cell')) {
    const own = fits && statisticOf(cell.dataset.element.split(',').map(Number), candidate, sizes) === lit;
    cell.classList.toggle('pooled', own);
    cell.classList.toggle('odd', fits && isOdd(drawn, cell.dataset.place.split(',').map(Number), candidate, sizes));
    cell.setAttribute('aria-selected', own);
    cell.classList.toggle('focus', cell.dataset.place === at);
    cell.tabIndex = cell.dataset.place === at ? 0 : -1;
  }
  const within = fits && candidate.groups > 1 ? sizes[drawn.channel] / candidate.groups : 0;
  const group = c => Math.floor(drawn.channels[c] / within);
  for (const grid of panels.children) {
    [...grid.querySelectorAll('.row')].forEach((line, c) =>
        line.classList.toggle('group', within > 0 && c > 0 && group(c) !== group(c - 1)));
  }
}

/** Shades statistics like the fields of a chessboard: odd places along the axes that are kept, as they are drawn. */
function isOdd(drawn, [n, c, s], candidate, sizes) {
  const keeps = axis => !candidate.axes.includes(axis);
  const ordinal = axis => drawn.along[drawn.space.indexOf(axis)].indexOf(drawn.positions[s][drawn.space.indexOf(axis)]);
  const within = candidate.type === 'GROUP' ? sizes[drawn.channel] / candidate.groups : 1;
  const group = new Set(drawn.channels.slice(0, c + 1).map(channel => Math.floor(channel / within))).size;
  const places = [
    drawn.batch >= 0 && keeps(drawn.batch) ? n : 0,
    candidate.type === 'GROUP' || keeps(drawn.channel) ? group : 0,
    ...drawn.space.filter(keeps).map(ordinal),
  ];
  return places.reduce((sum, place) => sum + place, 0) % 2 === 1;
}

/** What is drawn of axes that are too large. */
function scaleText(drawn, sizes, groups) {
  const parts = [];
  const say = (of, many, axis) => {
    if (many < of) {
      parts.push(grouped(many) + ' of ' + grouped(of) + ' ' + axis);
    }
  };
  say(drawn.batch < 0 ? 1 : sizes[0], drawn.samples.length, 'samples');
  say(sizes[drawn.channel], drawn.channels.length, drawn.batch < 0 ? 'elements' : 'channels');
  if (groups > 1) {
    const within = sizes[drawn.channel] / groups;
    say(groups, new Set(drawn.channels.map(channel => Math.floor(channel / within))).size, 'groups');
  }
  drawn.space.forEach((axis, i) => say(sizes[axis], drawn.along[i].length, 'positions along axis ' + axis));
  return parts.length === 0 ? 'Every element is drawn.' : 'Drawn in part: ' + parts.join(', ') + '. All numbers are of the whole.';
}

/** An element with these properties, its role and ARIA names among them. */
function element(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}
