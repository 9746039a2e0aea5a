import t from 'tap';
import { cropOf, dragged, FIRST_VIEW } from './photo-crop.ts';

t.test('the largest cut of the shape of a photo fits into any picture', async (t) => {
  t.same(cropOf({ width: 4000, height: 3000 }, { zoom: 1, x: 0.5, y: 0.5 }), {
    left: 800,
    top: 0,
    width: 2400,
    height: 3000,
  });
  t.same(cropOf({ width: 400, height: 2000 }, { zoom: 1, x: 0, y: 1 }), {
    left: 0,
    top: 1500,
    width: 400,
    height: 500,
  });
});

t.test('a closer view shows less, and never leaves the picture', async (t) => {
  t.same(cropOf({ width: 800, height: 1000 }, { zoom: 2, x: 1, y: 0 }), {
    left: 400,
    top: 0,
    width: 400,
    height: 500,
  });
  const wild = cropOf({ width: 800, height: 1000 }, { zoom: 99, x: 7, y: -3 });
  t.same(wild, { left: 600, top: 0, width: 200, height: 250 });
});

t.test('drawing the picture to the right shows what was left of it, up to the edge', async (t) => {
  const picture = { width: 4000, height: 3000 };
  const moved = dragged(picture, FIRST_VIEW, { x: 0.25, y: 0.5 });
  t.equal(moved.x, 0.5 - (0.25 * 2400) / 1600);
  t.equal(moved.y, FIRST_VIEW.y, 'nothing is free up and down');
  t.equal(dragged(picture, FIRST_VIEW, { x: 9, y: 0 }).x, 0);
  t.equal(dragged(picture, FIRST_VIEW, { x: -9, y: 0 }).x, 1);
});
