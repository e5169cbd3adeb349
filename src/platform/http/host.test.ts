import { expect, test } from 'vitest';
import { plainHost } from './host.ts';

test.each([
  ['town.example.com', 'town.example.com', 'as it is'],
  ['TOWN.Example.COM', 'town.example.com', 'capitals'],
  ['town.example.com.', 'town.example.com', 'the final dot of the root'],
  ['town.example.com:8710', 'town.example.com', 'a port'],
  ['TOWN.example.com.:443', 'town.example.com', 'all of them'],
  [' town.example.com ', 'town.example.com', 'blanks around'],
  ['公开.例子.example', 'xn--55qw44a.xn--fsqu00a.example', 'Chinese'],
  ['XN--55QW44A.xn--fsqu00a.example', 'xn--55qw44a.xn--fsqu00a.example', 'the same in ASCII'],
  ['ｔｏｗｎ．example．com', 'town.example.com', 'full width'],
  ['town。example。com。', 'town.example.com', 'Chinese full stops'],
  ['127.0.0.1:80', '127.0.0.1', 'an address'],
  ['[::1]:80', '[::1]', 'an address of version 6'],
  ['https://town.example.com/', '', 'a whole address'],
  ['a b', '', 'a blank within'],
  ['', '', 'nothing'],
])('%s is %s: %s', (given, plain) => expect(plainHost(given)).toBe(plain));
