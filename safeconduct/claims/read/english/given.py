"""Given names by which English texts tell a she from a he; names of both are in neither list."""

from safeconduct.claims.read.language import wordset

SHE = wordset(
    """Aida Aigul Aisha Aishat Aizada Albina Aleksandra Alena Alexandra Alina Alisa Aliya Alla Amina
    Anastasia Anna
    Anya Arina Asel Asiya Ayna Aynur Aza Dasha Diana Dilara Dilnoza Dina Dinara Ekaterina Elena Elina
    Elizaveta Elmira
    Elvira Eva Fatima Farida Galina Gulnara Gulnaz Gulzhan Hava Heda Inna Ira Irina Jamila Jamilya Julia
    Kamila Karina
    Katerina Katya Khadija Khadizhat Khava Kheda Kristina Kseniya Lana Larisa Laura Leila Lidia Liana
    Lilia Liza Lyubov
    Lyudmila Madina Malika Maria Mariam Marina Masha Milana Mila Nadezhda Nadia Natalia Natalya Nastya
    Nina Olesya Olga
    Oksana Patimat Polina Raisa Rita Rosa Roza Sabina Saida Samira Sofia Sofya Svetlana Tamara Tanya
    Tatiana Tatyana
    Valentina Vera Veronika Viktoria Yana Yelena Yulia Zainab Zalina Zara Zarema Zarina Zhanna Zoya
    Zukhra Zulfiya Sarah
    Kate Jane Emma Mary Grace Ruth Esther Hannah Alice Anne Ann Barbara Beatrice Carol Caroline
    Catherine Charlotte
    Christine Claire Clare Deborah Dorothy Elizabeth Ellen Emily Esra Florence Frances Gloria Harriet
    Helen Ines Isabel
    Jennifer Jessica Joan Joanna Judith Julie Karen Katherine Kathleen Laila Layla Leyla Linda Lisa
    Louise Lucy Magda
    Margaret Marie Marta Martha Mercy Michelle Miriam Nancy Naomi Nicole Nora Patricia Pauline Rachel
    Rebecca Rose Ruta
    Salma Sandra Sharon Simone Sophie Susan Teresa Theresa Tereza Ursula Valerie Victoria Virginia
    Yasmin Zeynep Zuhra
    Amaka Ngozi Wanjiru Achieng Nkechi Fatou Mariama Aminata Thandi Nomsa Lindiwe Priya Lakshmi Meera
    Anjali Sunita Ada
    Daria Darya Ksenia Lyuba Lena Sonya Ludmila Lyudmyla Iryna Oksana Nana Nino Tamar Ketevan Eka Lela
    Maia Tea Anahit
    Gayane Lusine Marie Aygul Nargiz Nigora Gulchehra Malohat Zebo Asmik Elvina Emine Katarina Jelena
    Milica Jovana"""
)
HE = wordset(
    """Abdul Abdulla Abdullah Abubakar Adam Adil Adlan Akhmad Akhmed Albert Aleksandr Aleksei Alexander
    Alexei Alexey Ali
    Alibek Alikhan Alvi Amir Anatoly Andrei Andrey Anton Anvar Anzor Apti Arkady Arsen Arseny Arslan
    Artem Artur Artyom
    Askar Aslan Aslanbek Azamat Azat Aziz Beslan Bislan Bogdan Boris Bulat Daniil Daud Dauren Denis Deni
    Dmitri Dmitry
    Egor Eldar Emil Farid Fyodor Gennady Georgy German Gleb Grigory Habib Hadji Hasan Ibragim Ibrahim
    Idris Igor Ildar
    Ilya Ilyas Irakli Isa Ismail Ivan Kadyr Kamil Karim Khalid Khamzat Khasan Khusein Kirill Konstantin
    Lech Leonid Lev
    Magomed Maksim Mansur Mark Marat Maxim Mikhail Mohammed Movsar Muhammad Murad Murat Musa Mustafa
    Nikita Nikolai
    Nikolay Nodir Nurlan Nurzhan Oleg Omar Pavel Petr Pyotr Ramil Ramzan Rasul Ravil Renat Rezo Rinat
    Robert Roman Ruslan
    Rustam Said Salambek Salman Semyon Sergei Sergey Shamil Stanislav Stepan Sulim Sultan Tagir Tamerlan
    Timofei Timur
    Timofey Umar Usman Vadim Valery Vasily Viktor Vitaly Vladimir Vladislav Vyacheslav Yakub Yaroslav
    Yegor Yevgeny Yuri
    Yury Yusuf Yusup Zaur Zelim Zelimkhan James John David Peter Paul Michael Thomas Samuel Joseph
    Daniel Andrew Anthony
    Arthur Benjamin Charles Christopher Donald Edward Eric Francis Frank Frederick Gabriel George Gerald
    Gregory Harold
    Henry Hugh Jack Jacob Jason Jeffrey Joel Jonathan Joshua Julian Kenneth Kevin Lawrence Leo Lewis
    Louis Luke Martin
    Matthew Moses Nathan Nicholas Oliver Oscar Otto Patrick Philip Ralph Raymond Richard Roger Ronald
    Simon Stephen Steven
    Stuart Theodore Timothy Victor Vincent Walter William Ahmed Hassan Hussein Jamal Khaled Mahmoud
    Mehmet Yasin Kofi
    Kwame Kwesi Chidi Emeka Tunde Sipho Thabo Juma Otieno Kamau Raj Arjun Vikram Sanjay Rahul Giorgi
    Tamaz Levan Zurab
    Vakhtang Nika Davit Armen Tigran Aram Ashot Karen Hayk Otabek Bakhtiyor Sardor Jasur Tariq Nasser
    Bilal Yasir Goran
    Milan Zoran Dragan Marko Petar Stefan Kostya Sasho Vanya Dima Kolya Misha Petya Vova Lyosha Grisha
    Borya Seryozha"""
) - {"Karen"}
