'use strict';
// What a type makes of a shape that a reader types. A report has the same from the processor; a test keeps them equal.

const USUAL_GROUPS = 32;

/** The pooled axes of a type by default. */
function presetAxes(pooling, rank, channelAxis) {
  const all = [...Array(rank).keys()];
  switch (pooling) {
    case 'LAST': return [rank - 1];
    case 'BATCH': return all.filter(axis => axis !== channelAxis);
    case 'SPACE': return all.filter(axis => axis !== 0 && axis !== channelAxis);
    case 'GROUPS': return all.filter(axis => axis !== 0);
    default: throw new Error('no pooling is called ' + pooling);
  }
}

/** LAYER, RMS and UNIT pool a sample's maps whole, channels and space. */
function poolsMaps(preset, rank, channelAxis) {
  return !preset.hasChannels && rank > 2 && channelAxis < rank - 1;
}

/** The most that divide the channels, but 32 at most, and two channels in each if there are two. */
function usualGroups(channels) {
  let groups = Math.max(1, Math.min(USUAL_GROUPS, Math.floor(channels / 2)));
  while (channels % groups !== 0) {
    groups--;
  }
  return groups;
}

/** All candidates of a typed shape: {shape, channelAxis, groups or 0, axes or none, which LAYER, RMS and UNIT take}. */
function candidatesOf(typed, presets) {
  return presets.map(preset => candidateOf(typed, preset));
}

function candidateOf(typed, preset) {
  const {shape, channelAxis} = typed;
  if (preset.hasChannels && channelAxis < 0) {
    return refused(preset, 'a shape of rank 1 has no channels');
  }
  const own = !preset.hasChannels && typed.axes.length > 0;
  const maps = poolsMaps(preset, shape.length, channelAxis);
  const all = [...Array(shape.length).keys()];
  const axes = own ? typed.axes : maps ? all.slice(1) : presetAxes(preset.pooling, shape.length, channelAxis);
  if (axes.length === 0) {
    return refused(preset, 'there is no space to pool over');
  }
  const byType = preset.hasChannels || maps && !own ? [channelAxis] : axes;
  return fitting(typed, preset, {
    axes,
    affineAxes: preset.affine === 'NONE' ? [] : byType,
    tracks: preset.tracking === 'BY_DEFAULT',
    grouped: preset.pooling === 'GROUPS',
  });
}

function fitting(typed, preset, norm) {
  const {shape, channelAxis} = typed;
  if (norm.grouped && shape[channelAxis] < 0 || norm.tracks && shape[channelAxis] === DYNAMIC) {
    return refused(preset, 'the number of channels is not constant');
  }
  if (norm.affineAxes.some(axis => shape[axis] === DYNAMIC)) {
    return refused(preset, 'γ and β would vary along an axis whose size is not constant');
  }
  const groups = norm.grouped ? typed.groups || usualGroups(shape[channelAxis]) : 1;
  if (norm.grouped && shape[channelAxis] % groups !== 0) {
    return refused(preset, groups + ' groups do not divide ' + shape[channelAxis] + ' channels');
  }
  const channels = preset.hasChannels ? channelAxis : -1;
  const axes = canonical(labelled(shape, {...norm, groups, channelAxis: channels}));
  const pooled = product(axes.filter(axis => axis.reduced));
  if (!preset.toleratesSingleElement && isOne(pooled)) {
    return refused(preset, 'a statistic would pool a single element');
  }
  const along = which => product(which.map(axis => ({size: sizeOf(axis, shape[axis])})));
  return {
    type: preset.type,
    why: '',
    axes: norm.axes,
    affine: preset.affine,
    affineAxes: norm.affineAxes,
    channelAxis: channels,
    groups,
    tracks: norm.tracks,
    elements: product(axes),
    statistics: product(axes.filter(axis => !axis.reduced)),
    pooled,
    parameters: norm.affineAxes.length === 0 ? NONE : along(norm.affineAxes),
    running: norm.tracks ? along([channelAxis]) : NONE,
    exchange: preset.exchange,
    nest: nest(axes),
    costs: preset.costs,
  };
}

/** As the processor has it where a type does not fit. */
function refused(preset, why) {
  return {
    type: preset.type, why, axes: [], affine: 'NONE', affineAxes: [], channelAxis: -1, groups: 1, tracks: false,
    elements: ONE, statistics: ONE, pooled: ONE, parameters: NONE, running: NONE, exchange: null, nest: [], costs: null,
  };
}
