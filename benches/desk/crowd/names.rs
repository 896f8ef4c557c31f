//! What people are called, in several languages and scripts.

use super::Dice;

/// First names, last names, and of a hundred accounts so many.
type People = (&'static [&'static str], &'static [&'static str], i64);
const PEOPLE: [People; 6] = [
    (
        &[
            "Anna", "Jürgen", "Sören", "Käthe", "Lukas", "Mia", "Björn", "Jana", "Tobias", "Ute", "Jörg",
            "Lena", "Finn", "Zoë", "Paul", "Emma", "Günter", "Heike", "Jonas", "Petra",
        ],
        &[
            "Müller",
            "Schmidt",
            "Weiß",
            "Schäfer",
            "Köhler",
            "Fischer",
            "Becker",
            "Groß",
            "Jäger",
            "Vogel",
            "Krüger",
            "Zimmermann",
            "Braun",
            "Hofmann",
            "Lange",
            "Schröder",
            "Schwarz",
            "Böhm",
            "Winkler",
            "Ott",
        ],
        35,
    ),
    (
        &[
            "James",
            "Mary",
            "Robert",
            "Linda",
            "Michael",
            "Susan",
            "David",
            "Karen",
            "Thomas",
            "Nancy",
            "Christopher",
            "Lisa",
            "Daniel",
            "Betty",
            "Matthew",
            "Sandra",
            "Anthony",
            "Ashley",
            "Mark",
            "Emily",
        ],
        &[
            "Smith", "Johnson", "Williams", "Brown", "Jones", "Miller", "Davis", "Wilson", "Anderson",
            "Taylor", "Moore", "Jackson", "Martin", "Lee", "Thompson", "White", "Harris", "Clark", "Lewis",
            "O'Brien",
        ],
        33,
    ),
    (
        &[
            "José",
            "Chloé",
            "Łukasz",
            "Şule",
            "Ömer",
            "Siân",
            "Élodie",
            "André",
            "Zuzana",
            "Ivana",
            "Nuño",
            "Ágnes",
            "Åsa",
            "Øystein",
            "Çağla",
            "Renée",
            "Ève",
            "Ana",
            "João",
            "Małgorzata",
        ],
        &[
            "García",
            "Lefèvre",
            "Wiśniewski",
            "Yılmaz",
            "Novák",
            "Kovács",
            "Sørensen",
            "Ñíguez",
            "Żak",
            "Åkesson",
            "Dvořák",
            "Gonçalves",
            "Öztürk",
            "Rossi",
            "Peña",
            "Şahin",
            "Bérenger",
            "Horváth",
            "Łuczak",
            "Lindström",
        ],
        18,
    ),
    (
        &["Жанна", "Иван", "Ольга", "Сергей", "Екатерина", "Дмитрий", "Мария", "Алексей", "Наталья", "Пётр"],
        &[
            "Иванов",
            "Смирнова",
            "Кузнецов",
            "Попова",
            "Соколов",
            "Лебедева",
            "Козлов",
            "Новикова",
            "Морозов",
            "Щербакова",
        ],
        8,
    ),
    (
        &["小明", "伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊"],
        &["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"],
        4,
    ),
    (
        &["Γιώργος", "Μαρία", "محمد", "فاطمة", "さくら", "太郎", "דניאל", "नेहा", "민수", "Έλενα"],
        &["Παπαδόπουλος", "Νικολαΐδης", "العلي", "حسن", "佐藤", "鈴木", "כהן", "शर्मा", "김", "Γεωργίου"],
        2,
    ),
];

/// What people search for: parts of the names above and of what is made of them.
pub const SYLLABLES: [&str; 24] = [
    "anna", "mül", "schm", "jurg", "wilson", "gar", "zak", "novak", "lefe", "öz", "chris", "zimmer",
    "thompson", "obrien", "weiss", "ott", "lee", "sön", "kra", "becker", "ana", "vog", "hofm", "lind",
];

pub fn name(dice: &mut Dice) -> (&'static str, &'static str) {
    let mut among = dice.below(100);
    for (first, last, share) in PEOPLE {
        if among < share {
            return (*dice.one(first), *dice.one(last));
        }
        among -= share;
    }
    unreachable!("the shares make a hundred")
}
