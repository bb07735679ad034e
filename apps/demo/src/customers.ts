/* The fictional customers of the demo: what they write, and the agent's replies. */

export interface Customer {
  name: string;
  phone: string;
  /** The conversation: the customer's messages, and the business's replies in between. */
  talk: ({ says: string | Record<string, unknown> } | { answer: string })[];
}

/** The customer of the main story. */
export const amal = {
  name: 'أمل بنعلي',
  phone: '+212612345678',
  question: 'السلام عليكم، هل الشقة المعروضة في الرباط ما زالت متاحة؟',
  answer: 'وعليكم السلام أمل، نعم ما زالت متاحة. هل يناسبك موعد غدًا في الخامسة؟',
};

export const customers: Customer[] = [
  {
    name: 'Julien Marchand',
    phone: '+33612345679',
    talk: [
      { says: 'Bonjour, je voudrais savoir si vous livrez à Lyon le samedi ?' },
      { answer: 'Bonjour Julien, oui, entre 9 h et 13 h. Quelle est votre adresse ?' },
      { says: '12 rue de la République, 69002. Troisième étage, sans ascenseur 😅' },
      {
        says: {
          type: 'location',
          latitude: 45.7623,
          longitude: 4.8357,
          name: 'Rue de la République',
          address: 'Lyon',
        },
      },
      { answer: 'Parfait, c’est noté pour samedi à 10 h.' },
    ],
  },
  {
    name: 'Grace Okafor',
    phone: '+447700900123',
    talk: [
      { says: 'Hi! The lamp arrived but the shade is cracked.' },
      { says: { type: 'image', caption: 'You can see it on the left side' } },
      {
        answer:
          'Sorry about that, Grace. A new shade leaves our shop today. No need to send the old one back.',
      },
      { says: 'That was quick, thank you!' },
    ],
  },
  {
    name: 'خالد المنصوري',
    phone: '+971501234567',
    talk: [
      { says: 'مساء الخير، أريد تغيير موعد المعاينة إلى يوم الأحد' },
      { answer: 'مساء النور أستاذ خالد، الأحد الساعة ٤ مناسب؟' },
      { says: 'ممتاز، شكرًا جزيلًا' },
      { says: { type: 'audio', voice: true } },
    ],
  },
  {
    name: 'Sofia Benali',
    phone: '+213550123456',
    talk: [
      { says: 'Bonsoir, vous avez la robe bleue en taille 40 ? و كم الثمن؟' },
      { answer: 'Bonsoir Sofia, oui, il en reste deux. الثمن 4500 دج مع التوصيل.' },
      { says: 'Je la prends ! J’envoie un virement demain matin.' },
    ],
  },
  {
    name: 'Daniel Reyes',
    phone: '+14155550142',
    talk: [{ says: 'Do you have a table for six tonight at eight?' }, { says: 'Two of us are vegetarian.' }],
  },
];
