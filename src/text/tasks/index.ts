/** What is missing of a task: what there is so far beside the goal. Loaded behind the picture. */
import { area } from '../catalogue.ts';

export const tasksText = area(
  {
    transport: 'Lane {lane} speaks {is}; the goal is {goal}.',
    'no-lane': 'There is no lane {lane} any more.',
    'knob-too-low': '“{name}” is {is}; the goal is {limit} or more.',
    'knob-too-high': '“{name}” is {is}; the goal is {limit} or less.',
    'no-knob': 'No lane has the setting “{name}” now.',
    fact: 'It has not happened in lane {lane}.',
    'fact-later': 'It happens in lane {lane} at {at}: play on.',
    'figure-too-low': 'So far {is}; the goal is more than {limit}.',
    'figure-too-high': 'So far {is}; the goal is less than {limit}.',
    'no-figure': 'Nothing to measure yet; the goal is less than {limit}.',
    action: 'So far {count} of {wanted}.',
  },
  {
    transport: 'Làn {lane} đang dùng {is}; mục tiêu là {goal}.',
    'no-lane': 'Không còn làn {lane} nữa.',
    'knob-too-low': '“{name}” đang là {is}; mục tiêu là từ {limit} trở lên.',
    'knob-too-high': '“{name}” đang là {is}; mục tiêu là {limit} trở xuống.',
    'no-knob': 'Hiện không làn nào có thiết lập “{name}”.',
    fact: 'Ở làn {lane} chưa xảy ra điều đó.',
    'fact-later': 'Ở làn {lane}, điều đó xảy ra lúc {at}: hãy phát tiếp.',
    'figure-too-low': 'Hiện là {is}; mục tiêu là hơn {limit}.',
    'figure-too-high': 'Hiện là {is}; mục tiêu là dưới {limit}.',
    'no-figure': 'Chưa có gì để đo; mục tiêu là dưới {limit}.',
    action: 'Đến giờ: {count} trên {wanted}.',
  },
);

export type TasksKey = keyof (typeof tasksText)['en'];
