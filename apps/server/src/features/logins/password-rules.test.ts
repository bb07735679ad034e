import { expect, test } from 'vitest';
import { AppError } from '../../platform/errors.ts';
import { checkNewPassword } from './password-rules.ts';

const email = 'amina.berrada@atlas.example';

test.each([
  'password123',
  'Password2026!',
  'P@ssw0rd123',
  'motdepasse',
  'MotDePasse1',
  '1234567890',
  '0987654321',
  'qwertyuiop',
  'azertyuiop',
  'iloveyou2026',
  'aaaaaaaaaaaa',
  'abababababab',
  'whatsapp2026',
  email,
  'Amina.Berrada',
  'amina.berrada1',
  'ｐａｓｓｗｏｒｄ１２３',
])('refuses %s', (password) => {
  expect(() => checkNewPassword(password, email)).toThrow(AppError);
});

test.each([
  'sesame-opens-99',
  'كلمة سر طويلة جدا',
  'le chat de ma voisine',
  'test83746192837465',
  'correct horse battery',
])('takes %s', (password) => {
  expect(() => checkNewPassword(password, email)).not.toThrow();
});

test('says what is wrong and where', () => {
  try {
    checkNewPassword('password123', email, 'body.newPassword');
    expect.unreachable();
  } catch (error) {
    expect((error as AppError).details).toEqual([
      { field: 'body.newPassword', problem: 'is one of the most common passwords' },
    ]);
  }
});
