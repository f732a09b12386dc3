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
  return element.map((index, axis) => candidate.type === 'GROUP' && axis === candidate.channelAxis
      ? groupOf(index, candidate, sizes)
      : candidate.axes.includes(axis) ? '' : index).join();
}

function groupOf(channel, candidate, sizes) {
  return Math.floor(channel / (sizes[candidate.channelAxis] / candidate.groups));
}

/** The cells of a drawing, which know their elements and, once a type is chosen, their statistics. */
class Picture {

  constructor(panels, drawn, sizes) {
    this.panels = panels;
    this.drawn = drawn;
    this.sizes = sizes;
    this.cells = [];
    this.focus = null;
    panels.replaceChildren(...drawn.samples.map((sample, n) => this.panel(sample, n)));
    panels.dataset.space = drawn.space.length;
  }

  panel(sample, n) {
    const drawn = this.drawn;
    const grid = element('div', {className: 'panel', role: 'grid', ariaMultiSelectable: 'true'});
    grid.setAttribute('aria-label', drawn.batch < 0 ? 'all' : 'sample ' + sample);
    const caption = element('div', {className: 'caption', textContent: drawn.batch < 0 ? '' : 'sample '});
    caption.setAttribute('aria-hidden', 'true');
    caption.append(element('span', {className: 'index', textContent: drawn.batch < 0 ? '' : sample}));
    grid.append(caption, ...drawn.channels.map((channel, c) => this.row(channel, n, c)));
    return grid;
  }

  row(channel, n, c) {
    const line = element('div', {className: 'row', role: 'row'});
    line.append(element('span', {className: 'label', role: 'rowheader', textContent: channel}));
    line.append(...this.drawn.positions.map((position, s) => this.cell(position, {sample: n, channel: c, position: s})));
    return line;
  }

  cell(position, place) {
    const node = element('span', {className: 'cell', role: 'gridcell', tabIndex: -1});
    const indices = elementAt(this.drawn, place);
    node.dataset.cell = this.cells.length;
    node.dataset.element = indices.join();
    node.setAttribute('aria-label', whereText(this.drawn, place));
    node.setAttribute('aria-selected', 'false');
    node.classList.toggle('run', place.position > 0 && position.length > 1 && position[position.length - 1] === 0);
    node.classList.toggle('plane', place.position > 0 && position.length > 2 && position.slice(-2).every(index => index === 0));
    this.cells.push({node, place, indices, lit: false, statistic: ''});
    return node;
  }

  /** Sets the statistics of a type apart, and its groups; keeps the focus. */
  choose(candidate) {
    const fits = candidate.why === '';
    for (const cell of this.cells) {
      cell.statistic = fits ? statisticOf(cell.indices, candidate, this.sizes) : null;
      cell.node.classList.toggle('odd', fits && this.isOdd(cell.place, candidate));
    }
    const group = c => candidate.groups > 1 ? groupOf(this.drawn.channels[c], candidate, this.sizes) : 0;
    for (const grid of this.panels.children) {
      [...grid.querySelectorAll('.row')].forEach((line, c) => line.classList.toggle('group', c > 0 && group(c) !== group(c - 1)));
    }
    this.focusOn(this.focus ?? this.at(this.middle()));
  }

  /** Lights the cells that are pooled with one, and no others. */
  focusOn(focus) {
    this.focus?.node.classList.remove('focus');
    (this.focus ?? focus).node.tabIndex = -1;
    this.focus = focus;
    focus.node.classList.add('focus');
    focus.node.tabIndex = 0;
    for (const cell of this.cells) {
      const lit = cell.statistic !== null && cell.statistic === focus.statistic;
      if (lit !== cell.lit) {
        cell.lit = lit;
        cell.node.classList.toggle('pooled', lit);
        cell.node.setAttribute('aria-selected', lit);
      }
    }
  }

  /** Of the first sample. */
  middle() {
    const half = list => Math.floor(list.length / 2);
    return {sample: 0, channel: half(this.drawn.channels), position: half(this.drawn.positions)};
  }

  at({sample, channel, position}) {
    return this.cells[(sample * this.drawn.channels.length + channel) * this.drawn.positions.length + position];
  }

  /** Shades statistics like the fields of a chessboard: odd places along the axes that are kept, as they are drawn. */
  isOdd({sample, channel, position}, candidate) {
    const {drawn} = this;
    const keeps = axis => !candidate.axes.includes(axis);
    const groups = new Set(drawn.channels.slice(0, channel + 1).map(each => groupOf(each, candidate, this.sizes)));
    const places = [
      drawn.batch >= 0 && keeps(drawn.batch) ? sample : 0,
      candidate.type === 'GROUP' ? groups.size : keeps(drawn.channel) ? channel + 1 : 0,
      ...drawn.space.map((axis, i) => keeps(axis) ? drawn.along[i].indexOf(drawn.positions[position][i]) : 0),
    ];
    return places.reduce((sum, place) => sum + place, 0) % 2 === 1;
  }
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
