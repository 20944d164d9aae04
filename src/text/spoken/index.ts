/** Words of the list that speaks the picture. */
import { area } from '../catalogue.ts';

export const spokenText = area(
  {
    octets: ['{n} octet', '{n} octets'],
    arrow: '{at}, {from} to {to}, {what}',
    frame: '{code} frame',
    lost: 'lost on the way',
    born: '{at}, the server has {author} #{id}: {text}',
    shown: '{at}, {name}’s page shows {author} #{id}, {span} after the server had it: {text}',
    event: '{at}, {side}: {code}',
    picture: 'What was sent so far',
    hidden: ['{n} more transfer is not drawn here', '{n} more transfers are not drawn here'],
  },
  {
    octets: ['{n} byte', '{n} byte'],
    arrow: '{at}, từ {from} đến {to}, {what}',
    frame: 'khung {code}',
    lost: 'thất lạc giữa đường',
    born: '{at}, máy chủ nhận tin #{id} của {author}: {text}',
    shown: '{at}, trang của {name} hiện tin #{id} của {author}, {span} sau khi máy chủ có tin: {text}',
    event: '{at}, {side}: {code}',
    picture: 'Những gì đã truyền',
    hidden: 'còn {n} lượt truyền nữa không vẽ ở đây',
  },
);

export type SpokenKey = keyof (typeof spokenText)['en'];
