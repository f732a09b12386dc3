'use strict';
// Sizes, and the one idea under all types: axes with labels, merged where the labels are equal.

const DYNAMIC = -1;
const CONFIGURED = -2147483648;
const ONE = {factor: 1, names: []};
const NONE = {factor: 0, names: []};

/** The declared size of one axis. */
function sizeOf(axis, declared) {
  return declared < 0 ? {factor: 1, names: ['size' + axis]} : {factor: declared, names: []};
}

function times(left, right) {
  return {factor: left.factor * right.factor, names: [...left.names, ...right.names].sort()};
}

function isConstant(size) {
  return size.names.length === 0;
}

function isOne(size) {
  return isConstant(size) && size.factor === 1;
}

/** The number that a size stands for, with these sizes of the axes, and what groups make of the channels. */
function count(size, sizes) {
  const number = name => name.startsWith('size') ? sizes[Number(name.slice('size'.length))] : sizes[name];
  return size.names.reduce((product, name) => product * number(name), size.factor);
}

/** A size for people: 384, size0, size0 · 64. */
function sizeText(size) {
  return (size.factor === 1 && size.names.length > 0 ? size.names : [...size.names, grouped(size.factor)]).join(' · ');
}

/** A shape for people: [size0, 384]. */
function shapeText(shape) {
  return '[' + shape.map((size, axis) => size < 0 ? 'size' + axis : size).join(', ') + ']';
}

/** 1,204,224 */
function grouped(number) {
  return number.toLocaleString('en-GB');
}

function plural(number, one, many = one + 's') {
  return grouped(number) + ' ' + (number === 1 ? one : many);
}

/** The labelled axes of a shape, GROUP's channels as two. */
function labelled(shape, norm) {
  return shape.flatMap((declared, axis) => {
    const affine = norm.affineAxes.includes(axis);
    if (norm.grouped && axis === norm.channelAxis) {
      return [
        {size: {factor: norm.groups, names: []}, reduced: false, affine},
        {size: {factor: declared / norm.groups, names: []}, reduced: true, affine},
      ];
    }
    return [{size: sizeOf(axis, declared), reduced: norm.axes.includes(axis), affine}];
  });
}

/** Axes of size 1 dropped, neighbours with equal labels merged. */
function canonical(axes) {
  const merged = [];
  for (const axis of axes.filter(each => !isOne(each.size))) {
    const last = merged[merged.length - 1];
    if (last && last.reduced === axis.reduced && last.affine === axis.affine) {
      merged[merged.length - 1] = {...last, size: times(last.size, axis.size)};
    } else {
      merged.push(axis);
    }
  }
  const affine = axes.some(axis => axis.reduced && axis.affine);
  return merged.some(axis => axis.reduced) ? merged : [...merged, {size: ONE, reduced: true, affine}];
}

/** The axes with the names that a kernel gives them. */
function nest(axes) {
  const innermost = axes[axes.length - 1];
  const pooled = axes.filter(axis => axis.reduced);
  const around = axes.filter(axis => !axis.reduced && axis !== innermost);
  return axes.map(axis => {
    const ordinal = axes.filter(each => each.reduced === axis.reduced).indexOf(axis);
    const [variable, name] = axis.reduced
        ? [axis === innermost || pooled.length === 1 ? 'i' : 'p' + ordinal, pooled.length === 1 ? 'DIM' : 'POOLED' + ordinal]
        : axis === innermost ? ['column', 'COLUMNS']
        : around.length === 1 ? ['row', 'ROWS'] : ['k' + ordinal, 'KEPT' + ordinal];
    return {variable, name: isConstant(axis.size) ? name : name.toLowerCase(), size: axis.size, reduced: axis.reduced, affine: axis.affine};
  });
}

function product(axes) {
  return axes.reduce((size, axis) => times(size, axis.size), ONE);
}
