import { expect, test } from 'vitest';
import { AppError } from '../../../platform/errors.ts';
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
  // These are on the list of breached passwords, with common additions.
  'christopher',
  'Mustang2026!',
  'Dr4g0n1234',
  '123dragon123',
  'monkeymonkey',
  'liverpoolfc1',
  'michael-2025',
  '1qaz2wsx3edc',
])('checkNewPassword refuses %s', async (password) => {
  await expect(checkNewPassword(password, email)).rejects.toThrow(AppError);
});

test.each([
  'sesame-opens-99',
  'كلمة سر طويلة جدا',
  'le chat de ma voisine',
  'test83746192837465',
  'correct horse battery',
  'Tq8#vLm2@pXz',
  'dragons eat mustard',
])('checkNewPassword accepts %s', async (password) => {
  await checkNewPassword(password, email);
});

test('checkNewPassword throws an error with the field and the code of the rule', async () => {
  try {
    await checkNewPassword('password123', email, 'body.newPassword');
    expect.unreachable();
  } catch (error) {
    expect((error as AppError).details).toEqual([
      expect.objectContaining({ field: 'body.newPassword', code: 'password_common' }),
    ]);
  }
});
