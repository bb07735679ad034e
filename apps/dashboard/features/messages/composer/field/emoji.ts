const list = (text: string) => text.split(' ');

/** Common emoji, by group. */
export const emojiGroups = {
  smileys: list(
    '😀 😃 😄 😁 😆 😅 🤣 😂 🙂 🙃 🫠 😉 😊 😇 🥰 😍 🤩 😘 😗 ☺️ 😚 😙 🥲 😋 😛 😜 🤪 😝 🤑 🤗 🤭 🫢 🤫 🤔 🫡 🤐 🤨 😐 😑 😶 😏 😒 🙄 😬 😮‍💨 😌 😔 😪 🤤 😴 😷 🤒 🤕 🤢 🤮 🤧 🥵 🥶 🥴 😵 🤯 🤠 🥳 🥸 😎 🤓 🧐 😕 🫤 😟 🙁 😮 😯 😲 😳 🥺 🥹 😦 😧 😨 😰 😥 😢 😭 😱 😖 😣 😞 😓 😩 😫 🥱 😤 😡 😠 🤬 😈 💀 💩 🤡 👻 👽 🤖',
  ),
  people: list(
    '👍 👎 👌 🤌 🤏 ✌️ 🤞 🫰 🤟 🤘 🤙 👈 👉 👆 👇 ☝️ 👋 🤚 🖐️ ✋ 🖖 👏 🙌 🫶 👐 🤲 🤝 🙏 ✍️ 💅 🤳 💪 🦾 🦵 🦶 👂 👃 🧠 🦷 👀 👁️ 👅 👄 👶 🧒 👦 👧 🧑 👨 👩 🧓 👴 👵 🙍 🙎 🙅 🙆 💁 🙋 🧏 🙇 🤦 🤷 👮 🕵️ 💂 👷 🤴 👸 👳 🧕 🤵 👰 🤰 🤱 🎅 🦸 🧙 🧚 💆 💇 🚶 🏃 💃 🕺 🧖 🧘 👫 👬 👭 💏 💑 👪 🗣️ 👤 👥 🫂',
  ),
  hearts: list(
    '❤️ 🧡 💛 💚 💙 💜 🤎 🖤 🤍 💔 ❤️‍🔥 ❣️ 💕 💞 💓 💗 💖 💘 💝 💟 💯 💢 💥 💫 💦 💨 💬 💭 💤 🔥 ✨ ⭐ 🌟 ⚡ 🎉 🎊 🎈 🎁 🏆 🥇',
  ),
  nature: list(
    '🐶 🐱 🐭 🐹 🐰 🦊 🐻 🐼 🐨 🐯 🦁 🐮 🐷 🐸 🐵 🙈 🙉 🙊 🐔 🐧 🐦 🐤 🦆 🦅 🦉 🐺 🐴 🦄 🐝 🐛 🦋 🐌 🐞 🐢 🐍 🐙 🦀 🐠 🐬 🐳 🐊 🐘 🐪 🐫 🦒 🐄 🐑 🐐 🐕 🐈 🐇 💐 🌸 🌹 🌺 🌻 🌼 🌷 🌱 🌲 🌳 🌴 🌵 🍀 🍁 🍂 🌍 🌙 ☀️ ⛅ ☁️ 🌧️ ⛈️ ❄️ ☃️ 🌈 ☔ 🌊',
  ),
  food: list(
    '🍏 🍎 🍐 🍊 🍋 🍌 🍉 🍇 🍓 🫐 🍒 🍑 🥭 🍍 🥥 🥝 🍅 🍆 🥑 🥦 🥕 🌽 🌶️ 🥒 🧄 🧅 🥔 🥐 🥖 🍞 🧀 🥚 🍳 🥞 🥩 🍗 🍖 🌭 🍔 🍟 🍕 🥪 🌮 🌯 🥗 🥘 🍝 🍜 🍲 🍛 🍣 🍤 🍚 🍦 🍰 🎂 🍮 🍭 🍬 🍫 🍿 🍩 🍪 🌰 🍯 🥛 ☕ 🫖 🍵 🥤 🧃 🧊 🍽️ 🥄',
  ),
  activities: list(
    '⚽ 🏀 🏈 ⚾ 🎾 🏐 🏉 🎱 🏓 🏸 🥊 🥋 ⛳ 🏹 🎣 🏂 🏄 🏊 🚴 🏋️ 🎯 🎮 🎲 🧩 ♟️ 🎭 🎨 🎬 🎤 🎧 🎼 🎹 🥁 🎷 🎸 🎻 🚗 🚕 🚙 🚌 🏎️ 🚓 🚑 🚒 🚚 🚜 🛵 🏍️ 🚲 🛴 🚂 🚆 🚇 ✈️ 🛫 🛬 🚀 🚁 ⛵ 🚢 ⚓ ⛽ 🚦 🗺️ 🗽 🗼 🏰 🏟️ ⛲ 🏖️ 🏝️ 🏜️ ⛰️ 🏕️ 🏠 🏡 🏢 🏥 🏦 🏨 🏪 🏫 🏭 🕌 ⛪ 🕋',
  ),
  objects: list(
    '📱 💻 ⌨️ 🖥️ 🖨️ 📷 📹 🎥 📞 ☎️ 📺 📻 ⏰ ⌚ ⏳ 🔋 🔌 💡 🔦 🕯️ 💸 💵 💶 💷 💰 💳 🧾 💎 ⚖️ 🔧 🔨 🛠️ ⚙️ 🔩 🧲 💊 💉 🩹 🩺 🌡️ 🧹 🧺 🧼 🔑 🗝️ 🚪 🪑 🛋️ 🛏️ 🖼️ 🛍️ 🛒 🎀 ✉️ 📩 📧 📦 📫 📄 📃 📑 📊 📈 📉 📅 🗓️ 📋 📁 📂 📰 📓 📚 📖 🔖 📎 📏 ✂️ 🖊️ ✏️ 📝 🔍 🔒 🔓 👓 🕶️ 👔 👕 👖 👗 👠 👟 👜 🎒 🎓 👑 💍 💄',
  ),
  symbols: list(
    '✅ ☑️ ✔️ ❌ ❎ ➕ ➖ ➗ ✖️ 💲 ❓ ❔ ❗ ❕ ‼️ ⁉️ ⚠️ 🚫 ⛔ 🔞 📵 ♻️ 🔔 🔕 📣 📢 ➡️ ⬅️ ⬆️ ⬇️ ↗️ ↘️ 🔄 🔙 🔚 🔜 🆗 🆕 🆓 🆒 🔝 ℹ️ 🅿️ ♿ 🚻 0️⃣ 1️⃣ 2️⃣ 3️⃣ 4️⃣ 5️⃣ 6️⃣ 7️⃣ 8️⃣ 9️⃣ 🔟 🔴 🟠 🟡 🟢 🔵 🟣 ⚫ ⚪ 🟤 ☪️ ✡️ ✝️ ☮️ ♾️ ©️ ®️ ™️ 🏁 🏳️ 🇲🇦 🇩🇿 🇹🇳 🇱🇾 🇪🇬 🇸🇦 🇦🇪 🇶🇦 🇰🇼 🇯🇴 🇱🇧 🇵🇸 🇸🇳 🇨🇮 🇫🇷 🇧🇪 🇨🇭 🇨🇦 🇪🇸 🇮🇹 🇩🇪 🇬🇧 🇺🇸 🇹🇷 🇪🇺',
  ),
} as const;
export type EmojiGroup = keyof typeof emojiGroups;

const STORAGE_KEY = 'emoji';
const MAX_RECENT = 24;

/** Recently used emoji, newest first. */
export function recentEmoji(): string[] {
  const known: string[] = Object.values(emojiGroups).flat();
  const kept = (localStorage.getItem(STORAGE_KEY) ?? '').split(' ');
  return kept.filter((emoji) => known.includes(emoji));
}

export function rememberEmoji(emoji: string): void {
  const others = recentEmoji().filter((it) => it !== emoji);
  localStorage.setItem(STORAGE_KEY, [emoji, ...others].slice(0, MAX_RECENT).join(' '));
}
