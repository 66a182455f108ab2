/* Made by tools/generate_devcluster_tables out of wire_fields.tsv; do not edit. */
/* clang-format off */
#include "wire_table.h"

const struct wire_message wire_messages[] = {
    { 0, 0, 2 },
    { 61, 2, 2 },
    { 121, 4, 2 },
    { 177, 6, 5 },
    { 297, 11, 12 },
    { 457, 23, 2 },
    { 529, 25, 2 },
    { 611, 27, 2 },
    { 662, 29, 4 },
    { 739, 33, 4 },
    { 807, 37, 2 },
    { 867, 39, 4 },
    { 919, 43, 1 },
    { 976, 44, 3 },
    { 1039, 47, 2 },
    { 1097, 49, 4 },
    { 1212, 53, 7 },
    { 1333, 60, 3 },
    { 1433, 63, 11 },
    { 1476, 74, 2 },
    { 1532, 76, 4 },
    { 1601, 80, 2 },
    { 1635, 82, 3 },
    { 1701, 85, 1 },
    { 1747, 86, 6 },
    { 1811, 92, 3 },
    { 1891, 95, 6 },
    { 2052, 101, 3 },
    { 2123, 104, 1 },
    { 2166, 105, 2 },
    { 2239, 107, 3 },
    { 2294, 110, 4 },
    { 2386, 114, 7 },
    { 2490, 121, 2 },
    { 2544, 123, 15 },
    { 2736, 138, 6 },
    { 2811, 144, 4 },
    { 2860, 148, 2 },
    { 2904, 150, 6 },
    { 2954, 156, 3 },
    { 3002, 159, 6 },
    { 3077, 165, 2 },
    { 3112, 167, 3 },
    { 3156, 170, 1 },
    { 3198, 171, 3 },
    { 3253, 174, 3 },
    { 3294, 177, 3 },
    { 3312, 180, 5 },
    { 3339, 185, 5 },
    { 3422, 190, 10 },
    { 3595, 200, 2 },
    { 3641, 202, 3 },
    { 3660, 205, 6 },
    { 3703, 211, 8 },
    { 3775, 219, 9 },
    { 3888, 228, 2 },
    { 3915, 230, 3 },
    { 3934, 233, 5 },
    { 3962, 238, 4 },
    { 3985, 242, 7 },
    { 4031, 249, 2 },
    { 4086, 251, 2 },
    { 4118, 253, 2 },
    { 4169, 255, 3 },
    { 4189, 258, 5 },
    { 4218, 263, 1 },
    { 4252, 264, 2 },
    { 4331, 266, 11 },
    { 4454, 277, 10 },
    { 4527, 287, 2 },
    { 4561, 289, 4 },
    { 4600, 293, 1 },
    { 4635, 294, 2 },
    { 4671, 296, 1 },
    { 4722, 297, 3 },
    { 4753, 300, 3 },
    { 4831, 303, 2 },
    { 4894, 305, 3 },
    { 4924, 308, 2 },
    { 4958, 310, 4 },
    { 5019, 314, 4 },
    { 5068, 318, 1 },
    { 5096, 319, 2 },
    { 5162, 321, 2 },
    { 5203, 323, 3 },
    { 5245, 326, 2 },
    { 5289, 328, 2 },
    { 5344, 330, 9 },
    { 5425, 339, 4 },
    { 5455, 343, 3 },
    { 5496, 346, 2 },
    { 5582, 348, 3 },
    { 5622, 351, 1 },
    { 5666, 352, 3 },
    { 5703, 355, 6 },
    { 5744, 361, 4 },
    { 5818, 365, 4 },
    { 5888, 369, 3 },
    { 5931, 372, 3 },
    { 5970, 375, 4 },
    { 6083, 379, 5 },
    { 6190, 384, 3 },
    { 6211, 387, 1 },
    { 6236, 388, 2 },
    { 6263, 390, 3 },
    { 6325, 393, 3 },
    { 6378, 396, 3 },
    { 6421, 399, 2 },
    { 6464, 401, 2 },
    { 6500, 403, 3 },
    { 6552, 406, 4 },
    { 6642, 410, 3 },
    { 6681, 413, 2 },
    { 6746, 415, 5 },
    { 6794, 420, 5 },
    { 6854, 425, 6 },
    { 6914, 431, 2 },
    { 6946, 433, 6 },
    { 7011, 439, 6 },
    { 7039, 445, 4 },
    { 7099, 449, 3 },
    { 7132, 452, 3 },
    { 7182, 455, 3 },
    { 7216, 458, 2 },
    { 7248, 460, 2 },
    { 7280, 462, 2 },
    { 7316, 464, 2 },
    { 7352, 466, 3 },
    { 7369, 469, 8 },
    { 7520, 477, 3 },
    { 7586, 480, 3 },
    { 7599, 483, 6 },
    { 7635, 489, 16 },
    { 7865, 505, 11 },
    { 7999, 516, 2 },
    { 8024, 518, 1 },
    { 8050, 519, 3 },
    { 8112, 522, 2 },
    { 8160, 524, 3 },
    { 8225, 527, 1 },
    { 8248, 528, 2 },
    { 8307, 530, 2 },
    { 8340, 532, 3 },
    { 8382, 535, 6 },
    { 8433, 541, 8 },
    { 8505, 549, 2 },
    { 8565, 551, 1 },
    { 8592, 552, 2 },
    { 8614, 554, 7 },
    { 8731, 561, 4 },
    { 8797, 565, 3 },
    { 8855, 568, 2 },
    { 8896, 570, 2 },
    { 8930, 572, 6 },
    { 8989, 578, 4 },
    { 9066, 582, 3 },
    { 9096, 585, 2 },
    { 9112, 587, 10 },
    { 9296, 597, 5 },
    { 9320, 602, 2 },
    { 9350, 604, 6 },
    { 9417, 610, 6 },
    { 9444, 616, 4 },
    { 9481, 620, 4 },
    { 9508, 624, 1 },
    { 9531, 625, 5 },
    { 9577, 630, 4 },
    { 9604, 634, 2 },
    { 9628, 636, 4 },
    { 9667, 640, 2 },
    { 9715, 642, 3 },
    { 9744, 645, 5 },
    { 9795, 650, 3 },
    { 9823, 653, 4 },
    { 9865, 657, 25 },
    { 10156, 682, 3 },
    { 10222, 685, 2 },
    { 10261, 687, 5 },
    { 10322, 692, 2 },
    { 10352, 694, 2 },
    { 10391, 696, 2 },
    { 10431, 698, 3 },
    { 10481, 701, 1 },
    { 10521, 702, 7 },
    { 10593, 709, 2 },
    { 10623, 711, 15 },
    { 10747, 726, 1 },
    { 10775, 727, 1 },
    { 10803, 728, 1 },
    { 10833, 729, 4 },
    { 10885, 733, 2 },
    { 10917, 735, 2 },
    { 10963, 737, 4 },
    { 11018, 741, 4 },
    { 11051, 745, 3 },
    { 11102, 748, 2 },
    { 11128, 750, 3 },
    { 11170, 753, 3 },
    { 11195, 756, 5 },
    { 11256, 761, 2 },
    { 11328, 763, 25 },
    { 11361, 788, 1 },
    { 11411, 789, 15 },
    { 11544, 804, 2 },
    { 11581, 806, 2 },
    { 11616, 808, 1 },
    { 11635, 809, 5 },
    { 11679, 814, 4 },
    { 11714, 818, 5 },
    { 11757, 823, 5 },
    { 11782, 828, 2 },
    { 11834, 830, 4 },
    { 11879, 834, 2 },
    { 11898, 836, 3 },
    { 11947, 839, 4 },
    { 12016, 843, 3 },
    { 12046, 846, 5 },
    { 12087, 851, 2 },
    { 12106, 853, 2 },
    { 12134, 855, 1 },
    { 12149, 856, 2 },
    { 12178, 858, 11 },
    { 12302, 869, 11 },
    { 12328, 880, 2 },
    { 12375, 882, 3 },
    { 12393, 885, 3 },
    { 12429, 888, 4 },
    { 12483, 892, 2 },
    { 12502, 894, 6 },
    { 12577, 900, 1 },
    { 12607, 901, 3 },
    { 12657, 904, 4 },
    { 12692, 908, 1 },
    { 12727, 909, 1 },
    { 12756, 910, 2 },
    { 12782, 912, 2 },
    { 12841, 914, 3 },
    { 12872, 917, 3 },
    { 12890, 920, 5 },
    { 12917, 925, 1 },
    { 12939, 926, 2 },
    { 12969, 928, 3 },
    { 12982, 931, 2 },
    { 13010, 933, 2 },
    { 13126, 935, 6 },
    { 13166, 941, 1 },
    { 13201, 942, 4 },
    { 13249, 946, 1 },
    { 13293, 947, 1 },
    { 13339, 948, 2 },
    { 13375, 950, 2 },
    { 13449, 952, 1 },
    { 13488, 953, 3 },
    { 13520, 956, 2 },
    { 13557, 958, 7 },
    { 13647, 965, 14 },
    { 13788, 979, 1 },
    { 13811, 980, 11 },
    { 13974, 991, 2 },
    { 14012, 993, 7 },
    { 14036, 1000, 3 },
    { 14061, 1003, 3 },
    { 14091, 1006, 6 },
    { 14130, 1012, 9 },
    { 14255, 1021, 8 },
    { 14369, 1029, 2 },
    { 14407, 1031, 2 },
    { 14459, 1033, 22 },
    { 14704, 1055, 10 },
    { 14808, 1065, 4 },
    { 14863, 1069, 2 },
    { 14909, 1071, 3 },
    { 14921, 1074, 2 },
    { 14941, 1076, 6 },
    { 15021, 1082, 2 },
    { 15045, 1084, 7 },
    { 15173, 1091, 7 },
    { 15194, 1098, 3 },
    { 15236, 1101, 2 },
    { 15263, 1103, 2 },
    { 15336, 1105, 1 },
    { 15350, 1106, 1 },
    { 15364, 1107, 1 },
    { 15403, 1108, 3 },
    { 15454, 1111, 2 },
    { 15485, 1113, 1 },
    { 15511, 1114, 13 },
    { 15689, 1127, 42 },
    { 16230, 1169, 20 },
    { 16420, 1189, 2 },
    { 16440, 1191, 2 },
    { 16464, 1193, 3 },
    { 16483, 1196, 3 },
    { 16512, 1199, 2 },
    { 16562, 1201, 7 },
    { 16638, 1208, 4 },
    { 16664, 1212, 2 },
    { 16702, 1214, 6 },
    { 16753, 1220, 8 },
    { 16800, 1228, 8 },
    { 16824, 1236, 3 },
    { 16854, 1239, 5 },
    { 16893, 1244, 4 },
    { 16927, 1248, 6 },
    { 16963, 1254, 2 },
    { 16985, 1256, 3 },
    { 17023, 1259, 2 },
    { 17064, 1261, 3 },
    { 17086, 1264, 3 },
    { 17138, 1267, 2 },
    { 17171, 1269, 3 },
    { 17216, 1272, 2 },
    { 17239, 1274, 4 },
    { 17273, 1278, 10 },
    { 17378, 1288, 10 },
    { 17406, 1298, 1 },
    { 17428, 1299, 3 },
    { 17480, 1302, 2 },
    { 17503, 1304, 5 },
    { 17529, 1309, 2 },
    { 17553, 1311, 3 },
    { 17579, 1314, 3 },
    { 17604, 1317, 2 },
    { 17628, 1319, 4 },
    { 17655, 1323, 12 },
    { 17761, 1335, 3 },
    { 17777, 1338, 4 },
    { 17808, 1342, 3 },
    { 17855, 1345, 6 },
    { 17895, 1351, 20 },
    { 18222, 1371, 2 },
    { 18257, 1373, 1 },
    { 18296, 1374, 1 },
    { 18316, 1375, 5 },
    { 18372, 1380, 5 },
    { 18402, 1385, 2 },
    { 18417, 1387, 2 },
    { 18441, 1389, 4 },
    { 18472, 1393, 5 },
    { 18509, 1398, 2 },
    { 18550, 1400, 1 },
    { 18601, 1401, 8 },
    { 18707, 1409, 3 },
    { 18750, 1412, 4 },
    { 18779, 1416, 2 },
    { 18807, 1418, 2 },
    { 18828, 1420, 7 },
    { 18913, 1427, 4 },
    { 18939, 1431, 1 },
    { 18975, 1432, 6 },
    { 19073, 1438, 2 },
    { 19108, 1440, 30 },
    { 19188, 1470, 4 },
    { 19272, 1474, 2 },
    { 19320, 1476, 4 },
    { 19426, 1480, 3 },
    { 19480, 1483, 8 },
    { 19532, 1491, 3 },
    { 19572, 1494, 2 },
    { 19617, 1496, 4 },
    { 19643, 1500, 4 },
    { 19682, 1504, 1 },
    { 19703, 1505, 1 },
    { 19724, 1506, 15 },
    { 19857, 1521, 2 },
    { 19879, 1523, 2 },
    { 19968, 1525, 1 },
    { 20007, 1526, 3 },
    { 20033, 1529, 5 },
    { 20068, 1534, 4 },
    { 20164, 1538, 1 },
    { 20196, 1539, 1 },
    { 20224, 1540, 2 },
    { 20261, 1542, 4 },
    { 20346, 1546, 2 },
    { 20383, 1548, 3 },
    { 20431, 1551, 3 },
    { 20473, 1554, 5 },
    { 20524, 1559, 1 },
    { 20575, 1560, 3 },
    { 20636, 1563, 1 },
    { 20684, 1564, 3 },
    { 20753, 1567, 5 },
    { 20800, 1572, 2 },
    { 20837, 1574, 4 },
    { 20860, 1578, 1 },
    { 20887, 1579, 3 },
    { 20934, 1582, 1 },
    { 20975, 1583, 2 },
    { 20999, 1585, 1 },
    { 21037, 1586, 2 },
    { 21071, 1588, 3 },
    { 21093, 1591, 2 },
    { 21122, 1593, 2 },
    { 21149, 1595, 5 },
    { 21195, 1600, 2 },
    { 21237, 1602, 3 },
    { 21278, 1605, 1 },
    { 21318, 1606, 3 },
    { 21350, 1609, 2 },
    { 21393, 1611, 1 },
    { 21429, 1612, 2 },
    { 21465, 1614, 4 },
    { 21527, 1618, 1 },
    { 21555, 1619, 2 },
    { 21586, 1621, 2 },
    { 21614, 1623, 2 },
    { 21655, 1625, 2 },
    { 21699, 1627, 3 },
    { 21751, 1630, 3 },
    { 21791, 1633, 4 },
    { 21842, 1637, 4 },
    { 21872, 1641, 2 },
    { 21912, 1643, 3 },
    { 21938, 1646, 1 },
    { 21974, 1647, 1 },
    { 22006, 1648, 1 },
    { 22032, 1649, 4 },
    { 22064, 1653, 2 },
    { 22083, 1655, 2 },
    { 22116, 1657, 3 },
    { 22146, 1660, 4 },
    { 22220, 1664, 7 },
    { 22332, 1671, 1 },
    { 22377, 1672, 3 },
    { 22413, 1675, 3 },
    { 22448, 1678, 5 },
    { 22467, 1683, 2 },
    { 22480, 1685, 3 },
    { 22500, 1688, 3 },
    { 22516, 1691, 4 },
    { 22532, 1695, 7 },
    { 22593, 1702, 3 },
    { 22650, 1705, 1 },
    { 22680, 1706, 3 },
    { 22737, 1709, 3 },
    { 22781, 1712, 1 },
    { 22814, 1713, 1 },
    { 22834, 1714, 2 },
    { 22866, 1716, 12 },
    { 23002, 1728, 3 },
    { 23064, 1731, 2 },
    { 23107, 1733, 4 },
    { 23144, 1737, 2 },
    { 23185, 1739, 3 },
    { 23221, 1742, 2 },
    { 23258, 1744, 2 },
    { 23282, 1746, 1 },
    { 23319, 1747, 3 },
    { 23378, 1750, 1 },
    { 23417, 1751, 3 },
    { 23479, 1754, 2 },
    { 23527, 1756, 3 },
    { 23576, 1759, 10 },
    { 23647, 1769, 1 },
    { 23678, 1770, 7 },
    { 23738, 1777, 4 },
    { 23762, 1781, 5 },
    { 23791, 1786, 7 },
    { 23822, 1793, 3 },
    { 23886, 1796, 2 },
    { 23924, 1798, 3 },
    { 23950, 1801, 4 },
    { 23993, 1805, 1 },
    { 24023, 1806, 3 },
    { 24078, 1809, 2 },
    { 24112, 1811, 2 },
    { 24150, 1813, 3 },
    { 24194, 1816, 2 },
    { 24220, 1818, 8 },
    { 24288, 1826, 5 },
    { 24342, 1831, 2 },
    { 24363, 1833, 10 },
    { 24578, 1843, 2 },
    { 24597, 1845, 4 },
    { 24642, 1849, 1 },
    { 24673, 1850, 5 },
    { 24734, 1855, 8 },
    { 24841, 1863, 2 },
    { 24865, 1865, 3 },
    { 24893, 1868, 2 },
    { 24965, 1870, 3 },
    { 25006, 1873, 4 },
    { 25092, 1877, 3 },
    { 25136, 1880, 3 },
    { 25169, 1883, 1 },
};

const unsigned wire_message_count = sizeof(wire_messages) / sizeof(wire_messages[0]);

const struct wire_field wire_fields[] = {
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 45 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 104 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 113 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 166 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 29, 217 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 235 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 6, 250 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 6, 264 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 285 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 22, 338 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 10, 351 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 357 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 29, 217 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 371 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 383 },
    { 8, WIRE_STRING, WIRE_LIST, 0, 398 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 285 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 422 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 29, 235 },
    { 12, WIRE_MESSAGE, WIRE_LIST, 2, 441 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 4, 520 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 578 },
    { 2, WIRE_MESSAGE, WIRE_INLINE, 10, 592 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 715 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 769 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 779 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 791 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 801 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 851 },
    { 2, WIRE_MESSAGE, WIRE_INLINE, 9, 862 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 1, 957 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 16, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 17, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 15, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1159 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 8, 1170 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 3, 1179 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 1194 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 7, 1267 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 3, 1277 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 20, 1294 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 357 },
    { 5, WIRE_MESSAGE, WIRE_LIST, 0, 1306 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 2, 441 },
    { 7, WIRE_MESSAGE, WIRE_LIST, 21, 1323 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 12, 1409 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 24, 1422 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 22, 338 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 10, 351 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 357 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 29, 217 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 371 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 383 },
    { 8, WIRE_STRING, WIRE_LIST, 0, 398 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 285 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 29, 235 },
    { 11, WIRE_MESSAGE, WIRE_LIST, 2, 441 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 18, 520 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 166 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1583 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 166 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 11, 1680 },
    { 2, WIRE_BYTES, WIRE_ONE, 0, 1688 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1697 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1740 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 1855 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1862 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1875 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1935 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 37, 1954 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 1968 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1985 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 1855 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 2003 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 2116 },
    { 1, WIRE_BYTES, WIRE_ONE, 0, 2162 },
    { 1, WIRE_STRING, WIRE_MAP, 0, 2210 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 30, 2222 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 2116 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 2333 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2342 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 2358 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 2367 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 2435 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2443 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 41, 2453 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 2458 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 28, 2469 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 2478 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 2530 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 2538 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2585 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 2333 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 2342 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 2602 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 41, 2613 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 41, 2631 },
    { 10, WIRE_INTEGER, WIRE_ONE, 0, 2649 },
    { 11, WIRE_STRING, WIRE_MAP, 0, 2676 },
    { 12, WIRE_STRING, WIRE_MAP, 0, 2683 },
    { 13, WIRE_MESSAGE, WIRE_LIST, 35, 2695 },
    { 14, WIRE_STRING, WIRE_LIST, 0, 2711 },
    { 17, WIRE_MESSAGE, WIRE_LIST, 32, 2722 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 2781 },
    { 7, WIRE_BOOL, WIRE_ONE, 0, 2792 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 1855 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 2854 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1862 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1875 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2342 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 31, 511 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 40, 2941 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 2949 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 2996 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 3046 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 39, 3052 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 3059 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 2530 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 2538 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 1855 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1862 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1875 },
    { 1, WIRE_BYTES, WIRE_ONE, 0, 3194 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1787 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 3239 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 3246 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 43, 3280 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 3285 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 48, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 49, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 290, 3361 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 50, 3370 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3385 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 3401 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3446 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 3469 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 3488 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3511 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 3523 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 3546 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 3562 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 3580 },
    { 10, WIRE_MESSAGE, WIRE_LIST, 47, 1422 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 60, 3627 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 53, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 54, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 41, 3688 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3726 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 290, 3361 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 55, 3735 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 3385 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 3401 },
    { 7, WIRE_BOOL, WIRE_ONE, 0, 3744 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 3751 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 3726 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 3800 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3816 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 3834 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 52, 1422 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 3854 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 3580 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 3868 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 61, 3627 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 58, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 59, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3726 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 290, 3361 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3385 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3726 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 4010 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3854 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 3816 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 57, 1422 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 3868 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 44, 4062 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 44, 4077 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 44, 4062 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 44, 4077 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 4159 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 44, 4062 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 67, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 68, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 4246 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 4308 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 4320 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3726 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 290, 3361 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 261, 4355 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 4376 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 4388 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 69, 3370 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 3401 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 3385 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 66, 4408 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 65, 4445 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 3726 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 3854 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 4480 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 3800 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 4496 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 4512 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 3580 },
    { 10, WIRE_MESSAGE, WIRE_LIST, 64, 1422 },
    { 11, WIRE_INTEGER, WIRE_ONE, 0, 3816 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 62, 3627 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 4629 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 73, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 80, 4713 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 75, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 76, 1032 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 4788 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 70, 4798 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 4813 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 4868 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 41, 4874 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 78, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 79, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 4868 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 4788 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 4994 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 80, 5008 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5013 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 4788 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 5046 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 5055 },
    { 4, WIRE_MESSAGE, WIRE_MAP, 71, 5062 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 4629 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 5137 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 27, 5149 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 5137 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 30, 5149 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 94, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 95, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 5284 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 5322 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 5328 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 5284 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 3046 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 5380 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 5388 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 2478 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 82, 5397 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 83, 5411 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 5322 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 769 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 791 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 578 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 90, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 95, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 87, 5541 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 85, 5560 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 92, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 96, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 94, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 95, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 87, 5541 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 85, 5560 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5008 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 5055 },
    { 5, WIRE_MESSAGE, WIRE_MAP, 81, 5062 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 5787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5795 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 5811 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 88, 250 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 86, 5860 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 5877 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 5795 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 99, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 100, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 97, 6013 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 6028 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 6040 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 6052 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 41, 6128 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 4480 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 6142 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 6158 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 102, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 103, 1032 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3726 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3726 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 706 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 119, 6308 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 6315 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 120, 6370 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 6315 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 116, 6457 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 119, 6308 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 116, 6457 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 120, 6370 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 6532 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 6538 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 6583 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 109, 6596 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 6605 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 23, 6632 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 114, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 115, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 110, 6728 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 110, 6736 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 106, 6013 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 6028 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 6040 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 117, 6837 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 112, 6845 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 41, 6128 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 4480 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 6142 },
    { 5, WIRE_MESSAGE, WIRE_LIST, 118, 6899 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 113, 1422 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 121, 6972 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 123, 6979 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 125, 5388 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 107, 6984 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 104, 6993 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 122, 6972 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 124, 6979 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 126, 5388 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 108, 6984 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 105, 6993 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 23, 6532 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 23, 7067 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 7080 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 23, 6532 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 23, 7067 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 7080 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 106, 7166 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 119, 6308 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 116, 6457 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 116, 6457 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 120, 6370 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 106, 7166 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 116, 6457 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 119, 6308 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 116, 6457 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 120, 6370 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 119, 6308 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 120, 6370 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 128, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 129, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 7390 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 7399 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 7423 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 7441 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 134, 7449 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 7461 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 7488 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 7511 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 259, 7543 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 41, 7550 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 41, 7567 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 132, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 133, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 41, 7621 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 7652 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 7664 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 7676 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 7698 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 290, 3361 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 7713 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 7726 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 7750 },
    { 10, WIRE_BOOL, WIRE_ONE, 0, 7441 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 135, 7765 },
    { 12, WIRE_INTEGER, WIRE_ONE, 0, 7782 },
    { 13, WIRE_INTEGER, WIRE_ONE, 0, 7803 },
    { 14, WIRE_STRING, WIRE_ONE, 0, 7820 },
    { 15, WIRE_STRING, WIRE_ONE, 0, 7841 },
    { 16, WIRE_MESSAGE, WIRE_ONE, 139, 7851 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 131, 1422 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 41, 7884 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 41, 7894 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 7543 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 7909 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 7919 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 7926 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 141, 7943 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 7967 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 7973 },
    { 11, WIRE_INTEGER, WIRE_ONE, 0, 7987 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 132, 1027 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 138, 351 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8098 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 3, WIRE_INTEGER, WIRE_LIST, 0, 2116 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8190 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 136, 8197 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 137, 8209 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 140, 351 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8275 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 8292 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 7909 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 7919 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 144, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 145, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 41, 3688 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 1, WIRE_BYTES, WIRE_ONE, 0, 8479 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 5046 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 5055 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 8487 },
    { 6, WIRE_MESSAGE, WIRE_MAP, 146, 5062 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 8494 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 4813 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 143, 1422 },
    { 2, WIRE_BYTES, WIRE_ONE, 0, 8553 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 4629 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 148, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8640 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 8655 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 33, 8676 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 33, 8688 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 8698 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 3735 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 8715 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8772 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 4159 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 243, 8814 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 272, 8827 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 274, 8839 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8879 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8919 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8960 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8969 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8977 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9029 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9040 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 9050 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9029 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9040 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 259, 6308 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9146 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9153 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 5, WIRE_STRING, WIRE_MAP, 0, 9166 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 322, 9183 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 322, 9210 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 322, 9229 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 322, 9250 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 322, 9276 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9146 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 4, WIRE_STRING, WIRE_MAP, 0, 9166 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 233, 9229 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 9341 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 9345 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 9387 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5008 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 9396 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 322, 9407 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 9387 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5008 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 9396 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 233, 9407 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8772 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 322, 9407 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8772 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 233, 9407 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 383 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8494 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 29, 5411 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 9568 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 5013 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 166, 1422 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_STRING, WIRE_MAP, 0, 3280 },
    { 3, WIRE_BYTES, WIRE_MAP, 0, 9646 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 9657 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 233, 9694 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 9568 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 233, 9694 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 9568 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 2342 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 9778 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 233, 9694 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 224, 4629 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 9568 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 233, 9694 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 224, 4629 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 9853 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 9568 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9883 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 9889 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 9897 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 9902 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 177, 9913 },
    { 7, WIRE_MESSAGE, WIRE_LIST, 197, 9919 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 310, 791 },
    { 9, WIRE_MESSAGE, WIRE_LIST, 346, 9923 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 294, 9936 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 294, 9950 },
    { 12, WIRE_MESSAGE, WIRE_ONE, 225, 9965 },
    { 13, WIRE_STRING, WIRE_ONE, 0, 9975 },
    { 14, WIRE_STRING, WIRE_ONE, 0, 9998 },
    { 15, WIRE_MESSAGE, WIRE_ONE, 324, 10014 },
    { 16, WIRE_BOOL, WIRE_ONE, 0, 10030 },
    { 17, WIRE_BOOL, WIRE_ONE, 0, 10036 },
    { 18, WIRE_BOOL, WIRE_ONE, 0, 10046 },
    { 19, WIRE_MESSAGE, WIRE_LIST, 196, 10050 },
    { 20, WIRE_STRING, WIRE_ONE, 0, 10058 },
    { 21, WIRE_MESSAGE, WIRE_LIST, 345, 10083 },
    { 22, WIRE_MESSAGE, WIRE_ONE, 294, 10097 },
    { 23, WIRE_MESSAGE, WIRE_LIST, 178, 10110 },
    { 24, WIRE_STRING, WIRE_ONE, 0, 10123 },
    { 25, WIRE_MESSAGE, WIRE_LIST, 179, 10137 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8098 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 10197 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 10210 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 10245 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 10251 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 10283 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 10292 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 10306 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 10315 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 10197 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 10123 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8190 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 180, 10381 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 2, WIRE_INTEGER, WIRE_LIST, 0, 2116 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 184, 10454 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 182, 10462 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 183, 10470 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 41, 10511 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 10554 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 10563 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 41, 10511 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 41, 10570 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 10581 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 181, 10647 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 181, 10653 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 7967 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 10663 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 9883 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 10676 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 10581 },
    { 9, WIRE_BOOL, WIRE_ONE, 0, 10684 },
    { 10, WIRE_MESSAGE, WIRE_MAP, 23, 10692 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 310, 791 },
    { 12, WIRE_MESSAGE, WIRE_LIST, 347, 9923 },
    { 13, WIRE_MESSAGE, WIRE_ONE, 186, 5008 },
    { 14, WIRE_MESSAGE, WIRE_LIST, 311, 10711 },
    { 15, WIRE_STRING, WIRE_ONE, 0, 10736 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 230, 10769 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 10798 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 189, 4629 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 258, 104 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 305, 10863 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 10880 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 189, 4629 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 9853 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 10946 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 23, 10953 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 10987 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 259, 10990 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11000 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 11009 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 10306 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 11039 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 192, 11074 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 192, 11084 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 193, 9913 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 194, 11120 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11150 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 169, 11157 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 319, 9407 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 6532 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 198, 11185 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 258, 104 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 305, 10863 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 170, 11216 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 320, 11232 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 207, 11245 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 200, 11283 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 11308 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9883 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 9889 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 9897 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 9902 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 177, 9913 },
    { 7, WIRE_MESSAGE, WIRE_LIST, 197, 9919 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 310, 791 },
    { 9, WIRE_MESSAGE, WIRE_LIST, 346, 9923 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 294, 9936 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 294, 9950 },
    { 12, WIRE_MESSAGE, WIRE_ONE, 225, 9965 },
    { 13, WIRE_STRING, WIRE_ONE, 0, 9975 },
    { 14, WIRE_STRING, WIRE_ONE, 0, 9998 },
    { 15, WIRE_MESSAGE, WIRE_ONE, 324, 10014 },
    { 16, WIRE_BOOL, WIRE_ONE, 0, 10030 },
    { 17, WIRE_BOOL, WIRE_ONE, 0, 10036 },
    { 18, WIRE_BOOL, WIRE_ONE, 0, 10046 },
    { 19, WIRE_MESSAGE, WIRE_LIST, 196, 10050 },
    { 20, WIRE_STRING, WIRE_ONE, 0, 10058 },
    { 21, WIRE_MESSAGE, WIRE_LIST, 345, 10083 },
    { 22, WIRE_MESSAGE, WIRE_ONE, 294, 10097 },
    { 23, WIRE_MESSAGE, WIRE_LIST, 178, 10110 },
    { 24, WIRE_STRING, WIRE_ONE, 0, 10123 },
    { 25, WIRE_MESSAGE, WIRE_LIST, 179, 10137 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 265, 11391 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 259, 11425 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 204, 11440 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 41, 11447 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 41, 11462 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 11476 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 33, 11482 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 203, 11492 },
    { 12, WIRE_STRING, WIRE_ONE, 0, 8190 },
    { 13, WIRE_MESSAGE, WIRE_ONE, 259, 11499 },
    { 14, WIRE_STRING, WIRE_ONE, 0, 11507 },
    { 15, WIRE_STRING, WIRE_ONE, 0, 11526 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 11476 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 33, 11564 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11601 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 11611 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 9889 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 11658 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 11669 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 11673 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11703 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 9568 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9146 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 322, 9407 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 5, WIRE_STRING, WIRE_MAP, 0, 11749 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9146 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 233, 9407 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 5, WIRE_STRING, WIRE_MAP, 0, 11749 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11810 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 11822 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11872 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 4159 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1680 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11926 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 3285 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11937 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11987 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 11997 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11987 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 44, 914 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11611 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 12068 },
    { 5, WIRE_MESSAGE, WIRE_LIST, 217, 12075 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 6532 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 10987 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 12124 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 10987 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12214 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 12227 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 11669 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 12231 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 7, WIRE_STRING, WIRE_LIST, 0, 12246 },
    { 8, WIRE_BOOL, WIRE_ONE, 0, 12254 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 322, 9407 },
    { 11, WIRE_BOOL, WIRE_ONE, 0, 12272 },
    { 12, WIRE_STRING, WIRE_ONE, 0, 12288 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12214 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 12227 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 11669 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 12231 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 7, WIRE_STRING, WIRE_LIST, 0, 12246 },
    { 8, WIRE_BOOL, WIRE_ONE, 0, 12254 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 233, 9407 },
    { 11, WIRE_BOOL, WIRE_ONE, 0, 12272 },
    { 12, WIRE_STRING, WIRE_ONE, 0, 12288 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12354 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 12364 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 10880 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 226, 12411 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 226, 12421 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 10736 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 205, 12454 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 216, 12459 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 336, 12467 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 332, 12477 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 229, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 23, 12525 },
    { 3, WIRE_MESSAGE, WIRE_MAP, 23, 12529 },
    { 4, WIRE_MESSAGE, WIRE_MAP, 23, 12533 },
    { 5, WIRE_MESSAGE, WIRE_MAP, 23, 12541 },
    { 6, WIRE_MESSAGE, WIRE_MAP, 23, 12556 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 228, 12600 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 2598 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 12634 },
    { 3, WIRE_INTEGER, WIRE_LIST, 0, 12638 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 10987 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 11000 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 12685 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 291, 9913 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 231, 12719 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12809 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12865 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 239, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 240, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 2711 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12963 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 238, 1422 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 254, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 255, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 13002 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 251, 13031 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 293, 13078 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 41, 13148 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 171, 13191 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 245, 13226 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 245, 7543 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 245, 13235 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 5013 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 187, 13277 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 13314 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 250, 13366 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 13410 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 13434 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 253, 13470 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 2116 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 252, 2222 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 252, 13545 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 13574 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 13582 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 13593 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 13604 },
    { 5, WIRE_MESSAGE, WIRE_LIST, 337, 13618 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 245, 13625 },
    { 7, WIRE_STRING, WIRE_LIST, 0, 13638 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 13666 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 23, 13675 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 12963 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 244, 1422 },
    { 5, WIRE_MESSAGE, WIRE_LIST, 242, 11074 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 247, 13687 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 257, 13703 },
    { 8, WIRE_MESSAGE, WIRE_LIST, 176, 13712 },
    { 9, WIRE_STRING, WIRE_LIST, 0, 13719 },
    { 10, WIRE_MESSAGE, WIRE_LIST, 152, 13732 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 246, 13748 },
    { 12, WIRE_MESSAGE, WIRE_LIST, 249, 13755 },
    { 13, WIRE_MESSAGE, WIRE_ONE, 248, 13366 },
    { 14, WIRE_STRING, WIRE_LIST, 0, 13771 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 13666 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 13834 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 13844 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 13855 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 13862 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 13876 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 13884 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 13908 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 13923 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 13940 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 13956 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 256, 13969 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 14002 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 2342 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 14002 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 268, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 269, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 263, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 264, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 41, 7621 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 14164 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 350, 791 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11703 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 14176 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 14193 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 342, 14204 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 343, 14215 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 14229 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12963 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 14164 },
    { 3, WIRE_MESSAGE, WIRE_MAP, 23, 13666 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 262, 1422 },
    { 5, WIRE_MESSAGE, WIRE_MAP, 23, 10692 },
    { 7, WIRE_STRING, WIRE_MAP, 0, 14291 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 14317 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 235, 14350 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 263, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 14449 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 211, 14490 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 149, 14508 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 220, 14529 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 214, 14538 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 236, 14548 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 298, 14552 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 221, 14556 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 162, 14562 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 160, 14569 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 206, 14576 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 210, 14579 },
    { 12, WIRE_MESSAGE, WIRE_ONE, 208, 14587 },
    { 13, WIRE_MESSAGE, WIRE_ONE, 154, 14598 },
    { 14, WIRE_MESSAGE, WIRE_ONE, 352, 14608 },
    { 15, WIRE_MESSAGE, WIRE_ONE, 297, 14622 },
    { 16, WIRE_MESSAGE, WIRE_ONE, 153, 14630 },
    { 17, WIRE_MESSAGE, WIRE_ONE, 270, 14640 },
    { 18, WIRE_MESSAGE, WIRE_ONE, 292, 14661 },
    { 19, WIRE_MESSAGE, WIRE_ONE, 313, 14676 },
    { 20, WIRE_MESSAGE, WIRE_ONE, 234, 14684 },
    { 21, WIRE_MESSAGE, WIRE_ONE, 333, 14690 },
    { 22, WIRE_MESSAGE, WIRE_ONE, 157, 14700 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 13666 },
    { 2, WIRE_MESSAGE, WIRE_INLINE, 267, 14733 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 14164 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 259, 14756 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 14765 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 14176 },
    { 7, WIRE_STRING, WIRE_LIST, 0, 14795 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 14193 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 348, 8814 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 14229 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12963 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 41, 14839 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 14904 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 287, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 288, 1032 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 273, 13031 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 353, 13078 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 29, 5411 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 14965 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 14976 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 29, 217 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 14988 },
    { 6, WIRE_STRING, WIRE_LIST, 0, 15003 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 273, 13031 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 353, 13078 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8494 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 15078 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 15086 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 15107 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 15128 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 15136 },
    { 7, WIRE_STRING, WIRE_MAP, 0, 15157 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 41, 7621 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 15215 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 15227 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 278, 11749 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 6532 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 175, 15302 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 15318 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 10987 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 15389 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 15318 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 15428 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 15318 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 312, 15538 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 15553 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 15563 },
    { 4, WIRE_INTEGER, WIRE_LIST, 0, 12638 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 15576 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 15584 },
    { 7, WIRE_MESSAGE, WIRE_LIST, 335, 15595 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 354, 15603 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 15618 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 317, 15638 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 151, 15653 },
    { 12, WIRE_STRING, WIRE_ONE, 0, 13314 },
    { 13, WIRE_STRING, WIRE_ONE, 0, 15669 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 344, 15705 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 174, 15713 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 10123 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 15724 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 7676 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 15754 },
    { 7, WIRE_STRING, WIRE_MAP, 0, 15764 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 15777 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 15796 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 11009 },
    { 11, WIRE_BOOL, WIRE_ONE, 0, 15811 },
    { 12, WIRE_BOOL, WIRE_ONE, 0, 15823 },
    { 13, WIRE_BOOL, WIRE_ONE, 0, 15831 },
    { 14, WIRE_MESSAGE, WIRE_ONE, 286, 10014 },
    { 15, WIRE_MESSAGE, WIRE_LIST, 233, 15839 },
    { 16, WIRE_STRING, WIRE_ONE, 0, 11000 },
    { 17, WIRE_STRING, WIRE_ONE, 0, 15856 },
    { 18, WIRE_MESSAGE, WIRE_ONE, 150, 15866 },
    { 19, WIRE_STRING, WIRE_ONE, 0, 15875 },
    { 20, WIRE_MESSAGE, WIRE_LIST, 174, 15889 },
    { 21, WIRE_BOOL, WIRE_ONE, 0, 15904 },
    { 22, WIRE_MESSAGE, WIRE_LIST, 338, 15933 },
    { 23, WIRE_MESSAGE, WIRE_LIST, 218, 15945 },
    { 24, WIRE_STRING, WIRE_ONE, 0, 15957 },
    { 25, WIRE_INTEGER, WIRE_ONE, 0, 15975 },
    { 26, WIRE_MESSAGE, WIRE_ONE, 277, 15984 },
    { 27, WIRE_BOOL, WIRE_ONE, 0, 15994 },
    { 28, WIRE_MESSAGE, WIRE_LIST, 282, 16016 },
    { 29, WIRE_STRING, WIRE_ONE, 0, 16031 },
    { 30, WIRE_BOOL, WIRE_ONE, 0, 16048 },
    { 31, WIRE_STRING, WIRE_ONE, 0, 16067 },
    { 32, WIRE_MESSAGE, WIRE_MAP, 23, 16084 },
    { 33, WIRE_MESSAGE, WIRE_LIST, 341, 16093 },
    { 34, WIRE_MESSAGE, WIRE_LIST, 199, 16119 },
    { 35, WIRE_BOOL, WIRE_ONE, 0, 16139 },
    { 36, WIRE_MESSAGE, WIRE_ONE, 281, 16157 },
    { 37, WIRE_BOOL, WIRE_ONE, 0, 16160 },
    { 38, WIRE_MESSAGE, WIRE_LIST, 285, 16170 },
    { 39, WIRE_MESSAGE, WIRE_LIST, 283, 16186 },
    { 40, WIRE_MESSAGE, WIRE_ONE, 310, 791 },
    { 41, WIRE_STRING, WIRE_ONE, 0, 16201 },
    { 42, WIRE_MESSAGE, WIRE_ONE, 355, 16218 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12963 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 276, 1422 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 10315 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 16248 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 41, 7884 },
    { 8, WIRE_MESSAGE, WIRE_LIST, 185, 16254 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 16272 },
    { 10, WIRE_MESSAGE, WIRE_LIST, 185, 16281 },
    { 11, WIRE_STRING, WIRE_ONE, 0, 16303 },
    { 12, WIRE_MESSAGE, WIRE_LIST, 280, 16321 },
    { 13, WIRE_MESSAGE, WIRE_LIST, 185, 16328 },
    { 14, WIRE_STRING, WIRE_ONE, 0, 16355 },
    { 15, WIRE_MESSAGE, WIRE_LIST, 284, 16362 },
    { 16, WIRE_MESSAGE, WIRE_LIST, 219, 16384 },
    { 17, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 18, WIRE_MESSAGE, WIRE_ONE, 279, 16392 },
    { 19, WIRE_MESSAGE, WIRE_MAP, 23, 10692 },
    { 20, WIRE_MESSAGE, WIRE_ONE, 310, 791 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 290, 3361 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 287, 1027 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 10306 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5013 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8772 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 16544 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 253, 16551 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 295, 16576 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 16584 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 383 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 6538 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 16604 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 16621 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 15724 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 205, 12454 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 216, 12459 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 336, 12467 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 212, 16659 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 349, 16694 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 9853 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 16730 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 16739 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 5008 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 3046 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 16746 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 9387 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9883 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 16787 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 5008 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 16792 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 322, 9407 },
    { 8, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 9387 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9883 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 16787 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 5008 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 16792 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 233, 9407 },
    { 8, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 302, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 303, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3726 },
    { 2, WIRE_STRING, WIRE_MAP, 0, 706 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 290, 3361 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3385 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3726 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 4010 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3854 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 3816 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 301, 1422 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8479 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8098 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 5388 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 23, 17015 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 17046 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 17057 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 308, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 309, 1032 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 17112 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 17117 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 315, 17124 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 17112 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 23, 17166 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 12600 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 23, 17200 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 304, 17209 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 306, 791 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 5008 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 17262 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 17267 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 17311 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 17319 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 322, 9407 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 17326 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 17337 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 17354 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 17366 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 11703 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 10, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 17311 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 17319 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 233, 9407 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 17326 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 17337 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 17354 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 17366 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 11703 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 10, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 316, 2222 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 17470 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 2116 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8879 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_BYTES, WIRE_MAP, 0, 3280 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 4, WIRE_STRING, WIRE_MAP, 0, 17518 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 9657 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 233, 9694 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 9568 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 233, 9694 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 9568 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 233, 9694 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 224, 4629 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 9568 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9029 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 224, 4629 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 9853 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 9568 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 159, 17679 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 17692 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 312, 15538 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 15553 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 15563 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 17703 },
    { 7, WIRE_BOOL, WIRE_ONE, 0, 17726 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 15584 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 17751 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 354, 15603 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 317, 15638 },
    { 12, WIRE_MESSAGE, WIRE_ONE, 151, 15653 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 329, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 330, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 259, 17800 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 233, 15839 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 15904 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 17846 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 4813 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 10306 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 44, 17875 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 17886 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 11039 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 328, 9913 },
    { 2, WIRE_STRING, WIRE_MAP, 0, 706 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 17915 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 17925 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 17937 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 17953 },
    { 9, WIRE_STRING, WIRE_LIST, 0, 17968 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 17993 },
    { 11, WIRE_STRING, WIRE_ONE, 0, 18006 },
    { 12, WIRE_INTEGER, WIRE_ONE, 0, 18028 },
    { 13, WIRE_BOOL, WIRE_ONE, 0, 18048 },
    { 14, WIRE_MESSAGE, WIRE_ONE, 331, 18073 },
    { 17, WIRE_STRING, WIRE_ONE, 0, 18095 },
    { 18, WIRE_STRING, WIRE_LIST, 0, 18110 },
    { 19, WIRE_STRING, WIRE_LIST, 0, 18121 },
    { 20, WIRE_BOOL, WIRE_ONE, 0, 18132 },
    { 21, WIRE_STRING, WIRE_ONE, 0, 18162 },
    { 22, WIRE_STRING, WIRE_ONE, 0, 18180 },
    { 23, WIRE_STRING, WIRE_ONE, 0, 18202 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 232, 18244 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 24, 1422 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 164, 18287 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 2530 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11703 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 18356 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 259, 9407 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11703 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 18356 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 233, 9407 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 6532 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 44, 914 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 11611 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 6532 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 18455 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 41, 18462 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 6532 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 18455 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 18491 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 2116 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 339, 18579 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 18634 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 14976 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 18642 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 29, 5411 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 18660 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 18671 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 18690 },
    { 8, WIRE_STRING, WIRE_LIST, 0, 14988 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 18741 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 18741 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_INLINE, 351, 18794 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8919 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 18848 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 18858 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 18866 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 18883 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 18895 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 18848 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8788 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 18895 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 251, 18966 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 321, 19000 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 188, 19007 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 172, 13191 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 327, 19019 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 165, 19039 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 275, 19058 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 12600 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 23, 17200 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 220, 14529 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 191, 19129 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 211, 14490 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 149, 14508 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 213, 19138 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 323, 19000 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 236, 14548 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 222, 14556 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 215, 14538 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 266, 19146 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 299, 14552 },
    { 12, WIRE_MESSAGE, WIRE_ONE, 209, 14587 },
    { 13, WIRE_MESSAGE, WIRE_ONE, 163, 14562 },
    { 14, WIRE_MESSAGE, WIRE_ONE, 161, 14569 },
    { 15, WIRE_MESSAGE, WIRE_ONE, 210, 14579 },
    { 16, WIRE_MESSAGE, WIRE_ONE, 190, 19007 },
    { 17, WIRE_MESSAGE, WIRE_ONE, 206, 14576 },
    { 18, WIRE_MESSAGE, WIRE_ONE, 155, 14598 },
    { 19, WIRE_MESSAGE, WIRE_ONE, 173, 13191 },
    { 20, WIRE_MESSAGE, WIRE_ONE, 352, 14608 },
    { 21, WIRE_MESSAGE, WIRE_ONE, 297, 14622 },
    { 22, WIRE_MESSAGE, WIRE_ONE, 153, 14630 },
    { 23, WIRE_MESSAGE, WIRE_ONE, 270, 14640 },
    { 24, WIRE_MESSAGE, WIRE_ONE, 292, 14661 },
    { 25, WIRE_MESSAGE, WIRE_ONE, 314, 14676 },
    { 26, WIRE_MESSAGE, WIRE_ONE, 296, 19168 },
    { 27, WIRE_MESSAGE, WIRE_ONE, 334, 14690 },
    { 28, WIRE_MESSAGE, WIRE_ONE, 158, 14700 },
    { 29, WIRE_MESSAGE, WIRE_ONE, 201, 19178 },
    { 30, WIRE_MESSAGE, WIRE_ONE, 223, 9883 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 19227 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8781 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 19238 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 19256 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 16544 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 273, 19304 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 19358 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 19381 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 19400 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 19414 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 19452 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 19461 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 11074 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 357, 1422 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11000 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 259, 10990 },
    { 5, WIRE_STRING, WIRE_MAP, 0, 19502 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 11009 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 19521 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 358, 19526 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 7967 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 19564 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 7987 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 362, 19599 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 361, 19608 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 10306 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 11039 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 356, 11987 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 359, 9913 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 19670 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 33, 11482 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 364, 11492 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 19740 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 11526 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 8190 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 259, 19760 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 259, 11499 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 19770 },
    { 11, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 12, WIRE_MESSAGE, WIRE_ONE, 204, 19775 },
    { 13, WIRE_MESSAGE, WIRE_ONE, 41, 19792 },
    { 14, WIRE_MESSAGE, WIRE_ONE, 41, 19817 },
    { 15, WIRE_INTEGER, WIRE_ONE, 0, 19841 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 11476 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 33, 11564 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 19927 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 19952 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 369, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 370, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 378, 20098 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 20125 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 366, 20144 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 375, 351 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 368, 1422 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 381, 20253 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 19927 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 372, 20310 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 19952 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 20324 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 5322 },
    { 6, WIRE_STRING, WIRE_LIST, 0, 5328 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 384, 20422 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 382, 250 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 374, 5860 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 379, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 380, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 41, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 373, 20621 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 365, 20629 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 377, 1422 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 20720 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 20727 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 20736 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 5322 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 769 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 791 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 20787 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 14965 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 385, 5008 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 371, 3046 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 383, 15796 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 392, 20917 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 20925 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 386, 20969 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 389, 1027 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 411, 21027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 21059 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 21064 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 402, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 403, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 342, 5388 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 401, 1680 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 395, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 18741 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 801 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 2781 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 394, 21226 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 10987 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 11000 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 398, 9913 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 396, 12719 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 10306 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5013 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11611 },
    { 2, WIRE_MESSAGE, WIRE_INLINE, 400, 21376 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 387, 21424 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 412, 914 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 392, 21491 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 404, 21506 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 399, 351 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 21510 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 397, 18244 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 21580 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9029 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 410, 1027 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 409, 9913 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 408, 21652 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 409, 9913 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 408, 21694 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 29, 21731 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 217 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 390, 21743 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 10306 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 44, 914 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 21783 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 29, 21731 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 407, 12719 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 406, 21823 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 21830 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 3046 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 5388 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 21905 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 414, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 415, 1032 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 21968 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 24, 1422 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 22023 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 16576 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 416, 16084 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 418, 22053 },
    { 1, WIRE_STRING, WIRE_MAP, 0, 15764 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 338, 15933 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 26, 22102 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 421, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 422, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 44, 22180 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 44, 4062 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 22193 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 41, 22256 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 22270 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 22289 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 22304 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 22319 },
    { 7, WIRE_MESSAGE, WIRE_LIST, 24, 1422 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 29, 22356 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 426, 351 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 423, 22397 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 430, 20422 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 429, 22440 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 5322 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 769 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 791 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 578 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 5328 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 426, 351 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 430, 20422 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 429, 22440 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 18741 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 18741 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9146 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 16787 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 22566 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 24, 1422 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 43, 3280 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 459, 22573 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 22585 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 441, 22622 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 251, 15764 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 41, 22630 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 166 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 23, 12533 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 23, 22714 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 435, 22726 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 23, 12529 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 23, 12525 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 23, 22776 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 17200 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 23, 6532 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 437, 22857 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 442, 22885 },
    { 3, WIRE_MESSAGE, WIRE_MAP, 443, 13666 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 451, 22896 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 11009 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 251, 15764 },
    { 7, WIRE_BOOL, WIRE_ONE, 0, 22913 },
    { 8, WIRE_MESSAGE, WIRE_LIST, 456, 13618 },
    { 9, WIRE_BOOL, WIRE_ONE, 0, 22922 },
    { 10, WIRE_STRING, WIRE_LIST, 0, 22934 },
    { 11, WIRE_STRING, WIRE_LIST, 0, 22952 },
    { 12, WIRE_BOOL, WIRE_ONE, 0, 22977 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11440 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 17200 },
    { 3, WIRE_MESSAGE, WIRE_INLINE, 449, 23044 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 453, 23099 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 440, 13748 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 23135 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 23139 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1740 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 5380 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 23, 6532 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 434, 23171 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 452, 17200 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 450, 23209 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 445, 13748 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 17200 },
    { 2, WIRE_MESSAGE, WIRE_INLINE, 449, 23044 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 448, 1027 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 449, 23044 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 454, 23347 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 447, 13748 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 23357 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 460, 23410 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 17200 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 23446 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 23461 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 23516 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 437, 22857 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 458, 23553 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 455, 23561 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8479 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9146 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 16787 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 22566 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 23618 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 457, 15933 },
    { 7, WIRE_STRING, WIRE_LIST, 0, 22934 },
    { 8, WIRE_STRING, WIRE_LIST, 0, 22952 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 22585 },
    { 10, WIRE_MESSAGE, WIRE_MAP, 23, 23630 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 433, 23674 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 23707 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 454, 23347 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 23723 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 11476 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 457, 15933 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 436, 13666 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 6532 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 18455 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 41, 18462 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 6532 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 18455 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 18491 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 23707 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 454, 23347 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 23723 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 11476 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 23618 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 457, 15933 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 436, 13666 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 23852 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 23866 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 23870 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9146 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 43, 21226 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 463, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 464, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 18741 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5388 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 444, 22622 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 432, 24055 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 462, 24066 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 431, 22622 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 466, 1027 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 463, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 2602 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 24175 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 469, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9146 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 467, 16787 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11009 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 251, 15764 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 22913 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 439, 22622 },
    { 7, WIRE_BOOL, WIRE_ONE, 0, 24250 },
    { 8, WIRE_MESSAGE, WIRE_LIST, 438, 24273 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 6532 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 24316 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 24330 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 16067 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 472, 1027 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 24388 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 24403 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 24418 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 24439 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 24455 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 478, 24469 },
    { 7, WIRE_BOOL, WIRE_ONE, 0, 24483 },
    { 8, WIRE_BOOL, WIRE_ONE, 0, 24501 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 24514 },
    { 10, WIRE_BOOL, WIRE_ONE, 0, 24549 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 475, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 24622 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 24629 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 485, 13675 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 474, 24665 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 24703 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 14176 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 23, 13666 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 23, 24716 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 24758 },
    { 3, WIRE_STRING, WIRE_MAP, 0, 21226 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 24770 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 14795 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 24784 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 24805 },
    { 8, WIRE_MESSAGE, WIRE_LIST, 340, 24823 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 17846 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 4813 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 481, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 482, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 24927 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 268, 24948 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 24997 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 480, 11440 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11009 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 25040 },
    { 2, WIRE_STRING, WIRE_MAP, 0, 25049 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 484, 25068 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 484, 25080 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 25125 },
    { 3, WIRE_STRING, WIRE_MAP, 0, 21226 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 41, 2453 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 25159 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 11476 },
};

const char wire_texts[] =
    "admissionregistration.v1.AuditAnnotation\0"
    "key\0"
    "valueExpression\0"
    "admissionregistration.v1.ExpressionWarning\0"
    "fieldRef\0"
    "warning\0"
    "admissionregistration.v1.MatchCondition\0"
    "name\0"
    "expression\0"
    "admissionregistration.v1.MatchResources\0"
    "namespaceSelector\0"
    "objectSelector\0"
    "resourceRules\0"
    "excludeResourceRules\0"
    "matchPolicy\0"
    "admissionregistration.v1.MutatingWebhook\0"
    "clientConfig\0"
    "rules\0"
    "failurePolicy\0"
    "sideEffects\0"
    "timeoutSeconds\0"
    "admissionReviewVersions\0"
    "reinvocationPolicy\0"
    "matchConditions\0"
    "admissionregistration.v1.MutatingWebhookConfiguration\0"
    "metadata\0"
    "webhooks\0"
    "admissionregistration.v1.NamedRuleWithOperations\0"
    "resourceNames\0"
    "ruleWithOperations\0"
    "admissionregistration.v1.ParamKind\0"
    "apiVersion\0"
    "kind\0"
    "admissionregistration.v1.ParamRef\0"
    "namespace\0"
    "selector\0"
    "parameterNotFoundAction\0"
    "admissionregistration.v1.Rule\0"
    "apiGroups\0"
    "apiVersions\0"
    "resources\0"
    "scope\0"
    "admissionregistration.v1.RuleWithOperations\0"
    "operations\0"
    "rule\0"
    "admissionregistration.v1.ServiceReference\0"
    "path\0"
    "port\0"
    "admissionregistration.v1.TypeChecking\0"
    "expressionWarnings\0"
    "admissionregistration.v1.ValidatingAdmissionPolicy\0"
    "spec\0"
    "status\0"
    "admissionregistration.v1.ValidatingAdmissionPolicyBinding\0"
    "admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec\0"
    "policyName\0"
    "paramRef\0"
    "matchResources\0"
    "validationActions\0"
    "admissionregistration.v1.ValidatingAdmissionPolicySpec\0"
    "paramKind\0"
    "matchConstraints\0"
    "validations\0"
    "auditAnnotations\0"
    "variables\0"
    "admissionregistration.v1.ValidatingAdmissionPolicyStatus\0"
    "observedGeneration\0"
    "typeChecking\0"
    "conditions\0"
    "admissionregistration.v1.ValidatingWebhook\0"
    "admissionregistration.v1.ValidatingWebhookConfiguration\0"
    "admissionregistration.v1.Validation\0"
    "message\0"
    "reason\0"
    "messageExpression\0"
    "admissionregistration.v1.Variable\0"
    "admissionregistration.v1.WebhookClientConfig\0"
    "service\0"
    "caBundle\0"
    "url\0"
    "apimachinery.pkg.api.resource.Quantity\0"
    "string\0"
    "apimachinery.pkg.apis.meta.v1.Condition\0"
    "type\0"
    "lastTransitionTime\0"
    "apimachinery.pkg.apis.meta.v1.CreateOptions\0"
    "dryRun\0"
    "fieldManager\0"
    "fieldValidation\0"
    "apimachinery.pkg.apis.meta.v1.DeleteOptions\0"
    "gracePeriodSeconds\0"
    "preconditions\0"
    "orphanDependents\0"
    "propagationPolicy\0"
    "ignoreStoreReadErrorWithClusterBreakingPotential\0"
    "apimachinery.pkg.apis.meta.v1.FieldSelectorRequirement\0"
    "operator\0"
    "values\0"
    "apimachinery.pkg.apis.meta.v1.FieldsV1\0"
    "Raw\0"
    "apimachinery.pkg.apis.meta.v1.LabelSelector\0"
    "matchLabels\0"
    "matchExpressions\0"
    "apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement\0"
    "apimachinery.pkg.apis.meta.v1.ListMeta\0"
    "selfLink\0"
    "resourceVersion\0"
    "continue\0"
    "remainingItemCount\0"
    "apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry\0"
    "manager\0"
    "operation\0"
    "time\0"
    "fieldsType\0"
    "fieldsV1\0"
    "subresource\0"
    "apimachinery.pkg.apis.meta.v1.MicroTime\0"
    "seconds\0"
    "nanos\0"
    "apimachinery.pkg.apis.meta.v1.ObjectMeta\0"
    "generateName\0"
    "uid\0"
    "generation\0"
    "creationTimestamp\0"
    "deletionTimestamp\0"
    "deletionGracePeriodSeconds\0"
    "labels\0"
    "annotations\0"
    "ownerReferences\0"
    "finalizers\0"
    "managedFields\0"
    "apimachinery.pkg.apis.meta.v1.OwnerReference\0"
    "controller\0"
    "blockOwnerDeletion\0"
    "apimachinery.pkg.apis.meta.v1.PatchOptions\0"
    "force\0"
    "apimachinery.pkg.apis.meta.v1.Preconditions\0"
    "apimachinery.pkg.apis.meta.v1.Status\0"
    "details\0"
    "code\0"
    "apimachinery.pkg.apis.meta.v1.StatusCause\0"
    "field\0"
    "apimachinery.pkg.apis.meta.v1.StatusDetails\0"
    "group\0"
    "causes\0"
    "retryAfterSeconds\0"
    "apimachinery.pkg.apis.meta.v1.Time\0"
    "apimachinery.pkg.apis.meta.v1.UpdateOptions\0"
    "apimachinery.pkg.runtime.RawExtension\0"
    "raw\0"
    "apimachinery.pkg.util.intstr.IntOrString\0"
    "intVal\0"
    "strVal\0"
    "apps.v1.ControllerRevision\0"
    "data\0"
    "revision\0"
    "apps.v1.DaemonSet\0"
    "apps.v1.DaemonSetCondition\0"
    "apps.v1.DaemonSetSpec\0"
    "template\0"
    "updateStrategy\0"
    "minReadySeconds\0"
    "revisionHistoryLimit\0"
    "apps.v1.DaemonSetStatus\0"
    "currentNumberScheduled\0"
    "numberMisscheduled\0"
    "desiredNumberScheduled\0"
    "numberReady\0"
    "updatedNumberScheduled\0"
    "numberAvailable\0"
    "numberUnavailable\0"
    "collisionCount\0"
    "apps.v1.DaemonSetUpdateStrategy\0"
    "rollingUpdate\0"
    "apps.v1.Deployment\0"
    "apps.v1.DeploymentCondition\0"
    "lastUpdateTime\0"
    "apps.v1.DeploymentSpec\0"
    "replicas\0"
    "strategy\0"
    "paused\0"
    "progressDeadlineSeconds\0"
    "apps.v1.DeploymentStatus\0"
    "updatedReplicas\0"
    "availableReplicas\0"
    "unavailableReplicas\0"
    "readyReplicas\0"
    "terminatingReplicas\0"
    "apps.v1.DeploymentStrategy\0"
    "apps.v1.ReplicaSet\0"
    "apps.v1.ReplicaSetCondition\0"
    "apps.v1.ReplicaSetSpec\0"
    "apps.v1.ReplicaSetStatus\0"
    "fullyLabeledReplicas\0"
    "apps.v1.RollingUpdateDaemonSet\0"
    "maxUnavailable\0"
    "maxSurge\0"
    "apps.v1.RollingUpdateDeployment\0"
    "apps.v1.RollingUpdateStatefulSetStrategy\0"
    "partition\0"
    "apps.v1.StatefulSet\0"
    "apps.v1.StatefulSetCondition\0"
    "apps.v1.StatefulSetOrdinals\0"
    "start\0"
    "apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy\0"
    "whenDeleted\0"
    "whenScaled\0"
    "apps.v1.StatefulSetSpec\0"
    "volumeClaimTemplates\0"
    "serviceName\0"
    "podManagementPolicy\0"
    "persistentVolumeClaimRetentionPolicy\0"
    "ordinals\0"
    "apps.v1.StatefulSetStatus\0"
    "currentReplicas\0"
    "currentRevision\0"
    "updateRevision\0"
    "apps.v1.StatefulSetUpdateStrategy\0"
    "authentication.v1.BoundObjectReference\0"
    "authentication.v1.ExtraValue\0"
    "items\0"
    "authentication.v1.SelfSubjectReview\0"
    "authentication.v1.SelfSubjectReviewStatus\0"
    "userInfo\0"
    "authentication.v1.TokenRequest\0"
    "authentication.v1.TokenRequestSpec\0"
    "audiences\0"
    "boundObjectRef\0"
    "expirationSeconds\0"
    "authentication.v1.TokenRequestStatus\0"
    "token\0"
    "expirationTimestamp\0"
    "authentication.v1.TokenReview\0"
    "authentication.v1.TokenReviewSpec\0"
    "authentication.v1.TokenReviewStatus\0"
    "authenticated\0"
    "user\0"
    "error\0"
    "authentication.v1.UserInfo\0"
    "username\0"
    "groups\0"
    "extra\0"
    "authorization.v1.ExtraValue\0"
    "authorization.v1.FieldSelectorAttributes\0"
    "rawSelector\0"
    "requirements\0"
    "authorization.v1.LabelSelectorAttributes\0"
    "authorization.v1.LocalSubjectAccessReview\0"
    "authorization.v1.NonResourceAttributes\0"
    "verb\0"
    "authorization.v1.NonResourceRule\0"
    "verbs\0"
    "nonResourceURLs\0"
    "authorization.v1.ResourceAttributes\0"
    "version\0"
    "resource\0"
    "fieldSelector\0"
    "labelSelector\0"
    "authorization.v1.ResourceRule\0"
    "authorization.v1.SelfSubjectAccessReview\0"
    "authorization.v1.SelfSubjectAccessReviewSpec\0"
    "resourceAttributes\0"
    "nonResourceAttributes\0"
    "authorization.v1.SelfSubjectRulesReview\0"
    "authorization.v1.SelfSubjectRulesReviewSpec\0"
    "authorization.v1.SubjectAccessReview\0"
    "authorization.v1.SubjectAccessReviewSpec\0"
    "authorization.v1.SubjectAccessReviewStatus\0"
    "allowed\0"
    "evaluationError\0"
    "denied\0"
    "authorization.v1.SubjectRulesReviewStatus\0"
    "nonResourceRules\0"
    "incomplete\0"
    "autoscaling.v1.CrossVersionObjectReference\0"
    "autoscaling.v1.HorizontalPodAutoscaler\0"
    "autoscaling.v1.HorizontalPodAutoscalerSpec\0"
    "scaleTargetRef\0"
    "minReplicas\0"
    "maxReplicas\0"
    "targetCPUUtilizationPercentage\0"
    "autoscaling.v1.HorizontalPodAutoscalerStatus\0"
    "lastScaleTime\0"
    "desiredReplicas\0"
    "currentCPUUtilizationPercentage\0"
    "autoscaling.v1.Scale\0"
    "autoscaling.v1.ScaleSpec\0"
    "autoscaling.v1.ScaleStatus\0"
    "autoscaling.v2.ContainerResourceMetricSource\0"
    "target\0"
    "container\0"
    "autoscaling.v2.ContainerResourceMetricStatus\0"
    "current\0"
    "autoscaling.v2.CrossVersionObjectReference\0"
    "autoscaling.v2.ExternalMetricSource\0"
    "metric\0"
    "autoscaling.v2.ExternalMetricStatus\0"
    "autoscaling.v2.HPAScalingPolicy\0"
    "value\0"
    "periodSeconds\0"
    "autoscaling.v2.HPAScalingRules\0"
    "selectPolicy\0"
    "policies\0"
    "stabilizationWindowSeconds\0"
    "tolerance\0"
    "autoscaling.v2.HorizontalPodAutoscaler\0"
    "autoscaling.v2.HorizontalPodAutoscalerBehavior\0"
    "scaleUp\0"
    "scaleDown\0"
    "autoscaling.v2.HorizontalPodAutoscalerCondition\0"
    "autoscaling.v2.HorizontalPodAutoscalerSpec\0"
    "metrics\0"
    "behavior\0"
    "autoscaling.v2.HorizontalPodAutoscalerStatus\0"
    "currentMetrics\0"
    "autoscaling.v2.MetricIdentifier\0"
    "autoscaling.v2.MetricSpec\0"
    "object\0"
    "pods\0"
    "external\0"
    "containerResource\0"
    "autoscaling.v2.MetricStatus\0"
    "autoscaling.v2.MetricTarget\0"
    "averageValue\0"
    "averageUtilization\0"
    "autoscaling.v2.MetricValueStatus\0"
    "autoscaling.v2.ObjectMetricSource\0"
    "describedObject\0"
    "autoscaling.v2.ObjectMetricStatus\0"
    "autoscaling.v2.PodsMetricSource\0"
    "autoscaling.v2.PodsMetricStatus\0"
    "autoscaling.v2.ResourceMetricSource\0"
    "autoscaling.v2.ResourceMetricStatus\0"
    "batch.v1.CronJob\0"
    "batch.v1.CronJobSpec\0"
    "schedule\0"
    "startingDeadlineSeconds\0"
    "concurrencyPolicy\0"
    "suspend\0"
    "jobTemplate\0"
    "successfulJobsHistoryLimit\0"
    "failedJobsHistoryLimit\0"
    "timeZone\0"
    "batch.v1.CronJobStatus\0"
    "active\0"
    "lastScheduleTime\0"
    "lastSuccessfulTime\0"
    "batch.v1.Job\0"
    "batch.v1.JobCondition\0"
    "lastProbeTime\0"
    "batch.v1.JobSpec\0"
    "parallelism\0"
    "completions\0"
    "activeDeadlineSeconds\0"
    "manualSelector\0"
    "backoffLimit\0"
    "ttlSecondsAfterFinished\0"
    "completionMode\0"
    "podFailurePolicy\0"
    "backoffLimitPerIndex\0"
    "maxFailedIndexes\0"
    "podReplacementPolicy\0"
    "managedBy\0"
    "successPolicy\0"
    "batch.v1.JobStatus\0"
    "startTime\0"
    "completionTime\0"
    "succeeded\0"
    "failed\0"
    "completedIndexes\0"
    "uncountedTerminatedPods\0"
    "ready\0"
    "failedIndexes\0"
    "terminating\0"
    "batch.v1.JobTemplateSpec\0"
    "batch.v1.PodFailurePolicy\0"
    "batch.v1.PodFailurePolicyOnExitCodesRequirement\0"
    "containerName\0"
    "batch.v1.PodFailurePolicyOnPodConditionsPattern\0"
    "batch.v1.PodFailurePolicyRule\0"
    "action\0"
    "onExitCodes\0"
    "onPodConditions\0"
    "batch.v1.SuccessPolicy\0"
    "batch.v1.SuccessPolicyRule\0"
    "succeededIndexes\0"
    "succeededCount\0"
    "batch.v1.UncountedTerminatedPods\0"
    "certificates.v1.CertificateSigningRequest\0"
    "certificates.v1.CertificateSigningRequestCondition\0"
    "certificates.v1.CertificateSigningRequestSpec\0"
    "request\0"
    "usages\0"
    "signerName\0"
    "certificates.v1.CertificateSigningRequestStatus\0"
    "certificate\0"
    "certificates.v1.ExtraValue\0"
    "coordination.v1.Lease\0"
    "coordination.v1.LeaseSpec\0"
    "holderIdentity\0"
    "leaseDurationSeconds\0"
    "acquireTime\0"
    "renewTime\0"
    "leaseTransitions\0"
    "preferredHolder\0"
    "core.v1.AWSElasticBlockStoreVolumeSource\0"
    "volumeID\0"
    "fsType\0"
    "readOnly\0"
    "core.v1.Affinity\0"
    "nodeAffinity\0"
    "podAffinity\0"
    "podAntiAffinity\0"
    "core.v1.AppArmorProfile\0"
    "localhostProfile\0"
    "core.v1.AttachedVolume\0"
    "devicePath\0"
    "core.v1.AzureDiskVolumeSource\0"
    "diskName\0"
    "diskURI\0"
    "cachingMode\0"
    "core.v1.AzureFilePersistentVolumeSource\0"
    "secretName\0"
    "shareName\0"
    "secretNamespace\0"
    "core.v1.AzureFileVolumeSource\0"
    "core.v1.Binding\0"
    "core.v1.CSIPersistentVolumeSource\0"
    "driver\0"
    "volumeHandle\0"
    "volumeAttributes\0"
    "controllerPublishSecretRef\0"
    "nodeStageSecretRef\0"
    "nodePublishSecretRef\0"
    "controllerExpandSecretRef\0"
    "nodeExpandSecretRef\0"
    "core.v1.CSIVolumeSource\0"
    "core.v1.Capabilities\0"
    "add\0"
    "drop\0"
    "core.v1.CephFSPersistentVolumeSource\0"
    "monitors\0"
    "secretFile\0"
    "secretRef\0"
    "core.v1.CephFSVolumeSource\0"
    "core.v1.CinderPersistentVolumeSource\0"
    "core.v1.CinderVolumeSource\0"
    "core.v1.ClientIPConfig\0"
    "core.v1.ClusterTrustBundleProjection\0"
    "optional\0"
    "core.v1.ComponentCondition\0"
    "core.v1.ComponentStatus\0"
    "core.v1.ConfigMap\0"
    "binaryData\0"
    "immutable\0"
    "core.v1.ConfigMapEnvSource\0"
    "localObjectReference\0"
    "core.v1.ConfigMapKeySelector\0"
    "core.v1.ConfigMapNodeConfigSource\0"
    "kubeletConfigKey\0"
    "core.v1.ConfigMapProjection\0"
    "core.v1.ConfigMapVolumeSource\0"
    "defaultMode\0"
    "core.v1.Container\0"
    "image\0"
    "command\0"
    "args\0"
    "workingDir\0"
    "ports\0"
    "env\0"
    "volumeMounts\0"
    "livenessProbe\0"
    "readinessProbe\0"
    "lifecycle\0"
    "terminationMessagePath\0"
    "imagePullPolicy\0"
    "securityContext\0"
    "stdin\0"
    "stdinOnce\0"
    "tty\0"
    "envFrom\0"
    "terminationMessagePolicy\0"
    "volumeDevices\0"
    "startupProbe\0"
    "resizePolicy\0"
    "restartPolicy\0"
    "restartPolicyRules\0"
    "core.v1.ContainerExtendedResourceRequest\0"
    "resourceName\0"
    "requestName\0"
    "core.v1.ContainerImage\0"
    "names\0"
    "sizeBytes\0"
    "core.v1.ContainerPort\0"
    "hostPort\0"
    "containerPort\0"
    "protocol\0"
    "hostIP\0"
    "core.v1.ContainerResizePolicy\0"
    "core.v1.ContainerRestartRule\0"
    "exitCodes\0"
    "core.v1.ContainerRestartRuleOnExitCodes\0"
    "core.v1.ContainerState\0"
    "waiting\0"
    "running\0"
    "terminated\0"
    "core.v1.ContainerStateRunning\0"
    "startedAt\0"
    "core.v1.ContainerStateTerminated\0"
    "exitCode\0"
    "signal\0"
    "finishedAt\0"
    "containerID\0"
    "core.v1.ContainerStateWaiting\0"
    "core.v1.ContainerStatus\0"
    "state\0"
    "lastState\0"
    "restartCount\0"
    "imageID\0"
    "started\0"
    "allocatedResources\0"
    "allocatedResourcesStatus\0"
    "stopSignal\0"
    "core.v1.ContainerUser\0"
    "linux\0"
    "core.v1.DaemonEndpoint\0"
    "Port\0"
    "core.v1.DownwardAPIProjection\0"
    "core.v1.DownwardAPIVolumeFile\0"
    "resourceFieldRef\0"
    "mode\0"
    "core.v1.DownwardAPIVolumeSource\0"
    "core.v1.EmptyDirVolumeSource\0"
    "medium\0"
    "sizeLimit\0"
    "core.v1.EndpointAddress\0"
    "ip\0"
    "targetRef\0"
    "hostname\0"
    "nodeName\0"
    "core.v1.EndpointPort\0"
    "appProtocol\0"
    "core.v1.EndpointSubset\0"
    "addresses\0"
    "notReadyAddresses\0"
    "core.v1.Endpoints\0"
    "subsets\0"
    "core.v1.EnvFromSource\0"
    "prefix\0"
    "configMapRef\0"
    "core.v1.EnvVar\0"
    "valueFrom\0"
    "core.v1.EnvVarSource\0"
    "configMapKeyRef\0"
    "secretKeyRef\0"
    "fileKeyRef\0"
    "core.v1.EphemeralContainer\0"
    "ephemeralContainerCommon\0"
    "targetContainerName\0"
    "core.v1.EphemeralContainerCommon\0"
    "core.v1.EphemeralVolumeSource\0"
    "volumeClaimTemplate\0"
    "core.v1.Event\0"
    "involvedObject\0"
    "source\0"
    "firstTimestamp\0"
    "lastTimestamp\0"
    "count\0"
    "eventTime\0"
    "series\0"
    "related\0"
    "reportingComponent\0"
    "reportingInstance\0"
    "core.v1.EventSeries\0"
    "lastObservedTime\0"
    "core.v1.EventSource\0"
    "component\0"
    "host\0"
    "core.v1.ExecAction\0"
    "core.v1.FCVolumeSource\0"
    "targetWWNs\0"
    "lun\0"
    "wwids\0"
    "core.v1.FileKeySelector\0"
    "volumeName\0"
    "core.v1.FlexPersistentVolumeSource\0"
    "options\0"
    "core.v1.FlexVolumeSource\0"
    "core.v1.FlockerVolumeSource\0"
    "datasetName\0"
    "datasetUUID\0"
    "core.v1.GCEPersistentDiskVolumeSource\0"
    "pdName\0"
    "core.v1.GRPCAction\0"
    "core.v1.GitRepoVolumeSource\0"
    "repository\0"
    "directory\0"
    "core.v1.GlusterfsPersistentVolumeSource\0"
    "endpoints\0"
    "endpointsNamespace\0"
    "core.v1.GlusterfsVolumeSource\0"
    "core.v1.HTTPGetAction\0"
    "scheme\0"
    "httpHeaders\0"
    "core.v1.HTTPHeader\0"
    "core.v1.HostAlias\0"
    "hostnames\0"
    "core.v1.HostIP\0"
    "core.v1.HostPathVolumeSource\0"
    "core.v1.ISCSIPersistentVolumeSource\0"
    "targetPortal\0"
    "iqn\0"
    "iscsiInterface\0"
    "portals\0"
    "chapAuthDiscovery\0"
    "chapAuthSession\0"
    "initiatorName\0"
    "core.v1.ISCSIVolumeSource\0"
    "core.v1.ImageVolumeSource\0"
    "reference\0"
    "pullPolicy\0"
    "core.v1.KeyToPath\0"
    "core.v1.Lifecycle\0"
    "postStart\0"
    "preStop\0"
    "core.v1.LifecycleHandler\0"
    "exec\0"
    "httpGet\0"
    "tcpSocket\0"
    "sleep\0"
    "core.v1.LimitRange\0"
    "core.v1.LimitRangeItem\0"
    "max\0"
    "min\0"
    "default\0"
    "defaultRequest\0"
    "maxLimitRequestRatio\0"
    "core.v1.LimitRangeSpec\0"
    "limits\0"
    "core.v1.LinuxContainerUser\0"
    "gid\0"
    "supplementalGroups\0"
    "core.v1.LoadBalancerIngress\0"
    "ipMode\0"
    "core.v1.LoadBalancerStatus\0"
    "ingress\0"
    "core.v1.LocalObjectReference\0"
    "core.v1.LocalVolumeSource\0"
    "core.v1.ModifyVolumeStatus\0"
    "targetVolumeAttributesClassName\0"
    "core.v1.NFSVolumeSource\0"
    "server\0"
    "core.v1.Namespace\0"
    "core.v1.NamespaceCondition\0"
    "core.v1.NamespaceSpec\0"
    "core.v1.NamespaceStatus\0"
    "phase\0"
    "core.v1.Node\0"
    "core.v1.NodeAddress\0"
    "address\0"
    "core.v1.NodeAffinity\0"
    "requiredDuringSchedulingIgnoredDuringExecution\0"
    "preferredDuringSchedulingIgnoredDuringExecution\0"
    "core.v1.NodeCondition\0"
    "lastHeartbeatTime\0"
    "core.v1.NodeConfigSource\0"
    "configMap\0"
    "core.v1.NodeConfigStatus\0"
    "assigned\0"
    "lastKnownGood\0"
    "core.v1.NodeDaemonEndpoints\0"
    "kubeletEndpoint\0"
    "core.v1.NodeFeatures\0"
    "supplementalGroupsPolicy\0"
    "core.v1.NodeRuntimeHandler\0"
    "features\0"
    "core.v1.NodeRuntimeHandlerFeatures\0"
    "recursiveReadOnlyMounts\0"
    "userNamespaces\0"
    "core.v1.NodeSelector\0"
    "nodeSelectorTerms\0"
    "core.v1.NodeSelectorRequirement\0"
    "core.v1.NodeSelectorTerm\0"
    "matchFields\0"
    "core.v1.NodeSpec\0"
    "podCIDR\0"
    "externalID\0"
    "providerID\0"
    "unschedulable\0"
    "taints\0"
    "configSource\0"
    "podCIDRs\0"
    "core.v1.NodeStatus\0"
    "capacity\0"
    "allocatable\0"
    "daemonEndpoints\0"
    "nodeInfo\0"
    "images\0"
    "volumesInUse\0"
    "volumesAttached\0"
    "config\0"
    "runtimeHandlers\0"
    "declaredFeatures\0"
    "core.v1.NodeSwapStatus\0"
    "core.v1.NodeSystemInfo\0"
    "machineID\0"
    "systemUUID\0"
    "bootID\0"
    "kernelVersion\0"
    "osImage\0"
    "containerRuntimeVersion\0"
    "kubeletVersion\0"
    "kubeProxyVersion\0"
    "operatingSystem\0"
    "architecture\0"
    "swap\0"
    "core.v1.ObjectFieldSelector\0"
    "fieldPath\0"
    "core.v1.ObjectReference\0"
    "core.v1.PersistentVolume\0"
    "core.v1.PersistentVolumeClaim\0"
    "core.v1.PersistentVolumeClaimCondition\0"
    "core.v1.PersistentVolumeClaimSpec\0"
    "accessModes\0"
    "storageClassName\0"
    "volumeMode\0"
    "dataSource\0"
    "dataSourceRef\0"
    "volumeAttributesClassName\0"
    "core.v1.PersistentVolumeClaimStatus\0"
    "allocatedResourceStatuses\0"
    "currentVolumeAttributesClassName\0"
    "modifyVolumeStatus\0"
    "core.v1.PersistentVolumeClaimTemplate\0"
    "core.v1.PersistentVolumeClaimVolumeSource\0"
    "claimName\0"
    "core.v1.PersistentVolumeSource\0"
    "gcePersistentDisk\0"
    "awsElasticBlockStore\0"
    "hostPath\0"
    "glusterfs\0"
    "nfs\0"
    "rbd\0"
    "iscsi\0"
    "cinder\0"
    "cephfs\0"
    "fc\0"
    "flocker\0"
    "flexVolume\0"
    "azureFile\0"
    "vsphereVolume\0"
    "quobyte\0"
    "azureDisk\0"
    "photonPersistentDisk\0"
    "portworxVolume\0"
    "scaleIO\0"
    "local\0"
    "storageos\0"
    "csi\0"
    "core.v1.PersistentVolumeSpec\0"
    "persistentVolumeSource\0"
    "claimRef\0"
    "persistentVolumeReclaimPolicy\0"
    "mountOptions\0"
    "core.v1.PersistentVolumeStatus\0"
    "lastPhaseTransitionTime\0"
    "core.v1.PhotonPersistentDiskVolumeSource\0"
    "pdID\0"
    "core.v1.Pod\0"
    "core.v1.PodAffinity\0"
    "core.v1.PodAffinityTerm\0"
    "namespaces\0"
    "topologyKey\0"
    "matchLabelKeys\0"
    "mismatchLabelKeys\0"
    "core.v1.PodAntiAffinity\0"
    "core.v1.PodCertificateProjection\0"
    "keyType\0"
    "maxExpirationSeconds\0"
    "credentialBundlePath\0"
    "keyPath\0"
    "certificateChainPath\0"
    "userAnnotations\0"
    "core.v1.PodCondition\0"
    "core.v1.PodDNSConfig\0"
    "nameservers\0"
    "searches\0"
    "core.v1.PodDNSConfigOption\0"
    "core.v1.PodExtendedResourceClaimStatus\0"
    "requestMappings\0"
    "resourceClaimName\0"
    "core.v1.PodIP\0"
    "core.v1.PodOS\0"
    "core.v1.PodReadinessGate\0"
    "conditionType\0"
    "core.v1.PodResourceClaim\0"
    "resourceClaimTemplateName\0"
    "core.v1.PodResourceClaimStatus\0"
    "core.v1.PodSchedulingGate\0"
    "core.v1.PodSecurityContext\0"
    "seLinuxOptions\0"
    "runAsUser\0"
    "runAsNonRoot\0"
    "fsGroup\0"
    "runAsGroup\0"
    "sysctls\0"
    "windowsOptions\0"
    "fsGroupChangePolicy\0"
    "seccompProfile\0"
    "appArmorProfile\0"
    "seLinuxChangePolicy\0"
    "core.v1.PodSpec\0"
    "volumes\0"
    "containers\0"
    "terminationGracePeriodSeconds\0"
    "dnsPolicy\0"
    "nodeSelector\0"
    "serviceAccountName\0"
    "serviceAccount\0"
    "hostNetwork\0"
    "hostPID\0"
    "hostIPC\0"
    "imagePullSecrets\0"
    "subdomain\0"
    "affinity\0"
    "schedulerName\0"
    "initContainers\0"
    "automountServiceAccountToken\0"
    "tolerations\0"
    "hostAliases\0"
    "priorityClassName\0"
    "priority\0"
    "dnsConfig\0"
    "shareProcessNamespace\0"
    "readinessGates\0"
    "runtimeClassName\0"
    "enableServiceLinks\0"
    "preemptionPolicy\0"
    "overhead\0"
    "topologySpreadConstraints\0"
    "ephemeralContainers\0"
    "setHostnameAsFQDN\0"
    "os\0"
    "hostUsers\0"
    "schedulingGates\0"
    "resourceClaims\0"
    "hostnameOverride\0"
    "workloadRef\0"
    "core.v1.PodStatus\0"
    "podIP\0"
    "containerStatuses\0"
    "qosClass\0"
    "initContainerStatuses\0"
    "nominatedNodeName\0"
    "podIPs\0"
    "ephemeralContainerStatuses\0"
    "resize\0"
    "resourceClaimStatuses\0"
    "hostIPs\0"
    "extendedResourceClaimStatus\0"
    "core.v1.PodTemplate\0"
    "core.v1.PodTemplateSpec\0"
    "core.v1.PortStatus\0"
    "core.v1.PortworxVolumeSource\0"
    "core.v1.PreferredSchedulingTerm\0"
    "weight\0"
    "preference\0"
    "core.v1.Probe\0"
    "handler\0"
    "initialDelaySeconds\0"
    "successThreshold\0"
    "failureThreshold\0"
    "core.v1.ProbeHandler\0"
    "grpc\0"
    "core.v1.ProjectedVolumeSource\0"
    "sources\0"
    "core.v1.QuobyteVolumeSource\0"
    "registry\0"
    "volume\0"
    "tenant\0"
    "core.v1.RBDPersistentVolumeSource\0"
    "pool\0"
    "keyring\0"
    "core.v1.RBDVolumeSource\0"
    "core.v1.ReplicationController\0"
    "core.v1.ReplicationControllerCondition\0"
    "core.v1.ReplicationControllerSpec\0"
    "core.v1.ReplicationControllerStatus\0"
    "core.v1.ResourceClaim\0"
    "core.v1.ResourceFieldSelector\0"
    "divisor\0"
    "core.v1.ResourceHealth\0"
    "resourceID\0"
    "health\0"
    "core.v1.ResourceQuota\0"
    "core.v1.ResourceQuotaSpec\0"
    "hard\0"
    "scopes\0"
    "scopeSelector\0"
    "core.v1.ResourceQuotaStatus\0"
    "used\0"
    "core.v1.ResourceRequirements\0"
    "requests\0"
    "claims\0"
    "core.v1.ResourceStatus\0"
    "core.v1.SELinuxOptions\0"
    "role\0"
    "level\0"
    "core.v1.ScaleIOPersistentVolumeSource\0"
    "gateway\0"
    "system\0"
    "sslEnabled\0"
    "protectionDomain\0"
    "storagePool\0"
    "storageMode\0"
    "core.v1.ScaleIOVolumeSource\0"
    "core.v1.ScopeSelector\0"
    "core.v1.ScopedResourceSelectorRequirement\0"
    "scopeName\0"
    "core.v1.SeccompProfile\0"
    "core.v1.Secret\0"
    "stringData\0"
    "core.v1.SecretEnvSource\0"
    "core.v1.SecretKeySelector\0"
    "core.v1.SecretProjection\0"
    "core.v1.SecretReference\0"
    "core.v1.SecretVolumeSource\0"
    "core.v1.SecurityContext\0"
    "capabilities\0"
    "privileged\0"
    "readOnlyRootFilesystem\0"
    "allowPrivilegeEscalation\0"
    "procMount\0"
    "core.v1.Service\0"
    "core.v1.ServiceAccount\0"
    "secrets\0"
    "core.v1.ServiceAccountTokenProjection\0"
    "audience\0"
    "core.v1.ServicePort\0"
    "targetPort\0"
    "nodePort\0"
    "core.v1.ServiceSpec\0"
    "clusterIP\0"
    "externalIPs\0"
    "sessionAffinity\0"
    "loadBalancerIP\0"
    "loadBalancerSourceRanges\0"
    "externalName\0"
    "externalTrafficPolicy\0"
    "healthCheckNodePort\0"
    "publishNotReadyAddresses\0"
    "sessionAffinityConfig\0"
    "ipFamilyPolicy\0"
    "clusterIPs\0"
    "ipFamilies\0"
    "allocateLoadBalancerNodePorts\0"
    "loadBalancerClass\0"
    "internalTrafficPolicy\0"
    "trafficDistribution\0"
    "core.v1.ServiceStatus\0"
    "loadBalancer\0"
    "core.v1.SessionAffinityConfig\0"
    "clientIP\0"
    "core.v1.SleepAction\0"
    "core.v1.StorageOSPersistentVolumeSource\0"
    "volumeNamespace\0"
    "core.v1.StorageOSVolumeSource\0"
    "core.v1.Sysctl\0"
    "core.v1.TCPSocketAction\0"
    "core.v1.Taint\0"
    "effect\0"
    "timeAdded\0"
    "core.v1.Toleration\0"
    "tolerationSeconds\0"
    "core.v1.TopologySelectorLabelRequirement\0"
    "core.v1.TopologySelectorTerm\0"
    "matchLabelExpressions\0"
    "core.v1.TopologySpreadConstraint\0"
    "maxSkew\0"
    "whenUnsatisfiable\0"
    "minDomains\0"
    "nodeAffinityPolicy\0"
    "nodeTaintsPolicy\0"
    "core.v1.TypedLocalObjectReference\0"
    "apiGroup\0"
    "core.v1.TypedObjectReference\0"
    "core.v1.Volume\0"
    "volumeSource\0"
    "core.v1.VolumeDevice\0"
    "core.v1.VolumeMount\0"
    "mountPath\0"
    "subPath\0"
    "mountPropagation\0"
    "subPathExpr\0"
    "recursiveReadOnly\0"
    "core.v1.VolumeMountStatus\0"
    "core.v1.VolumeNodeAffinity\0"
    "required\0"
    "core.v1.VolumeProjection\0"
    "secret\0"
    "downwardAPI\0"
    "serviceAccountToken\0"
    "clusterTrustBundle\0"
    "podCertificate\0"
    "core.v1.VolumeResourceRequirements\0"
    "core.v1.VolumeSource\0"
    "emptyDir\0"
    "gitRepo\0"
    "persistentVolumeClaim\0"
    "projected\0"
    "ephemeral\0"
    "core.v1.VsphereVirtualDiskVolumeSource\0"
    "volumePath\0"
    "storagePolicyName\0"
    "storagePolicyID\0"
    "core.v1.WeightedPodAffinityTerm\0"
    "podAffinityTerm\0"
    "core.v1.WindowsSecurityContextOptions\0"
    "gmsaCredentialSpecName\0"
    "gmsaCredentialSpec\0"
    "runAsUserName\0"
    "hostProcess\0"
    "core.v1.WorkloadReference\0"
    "podGroup\0"
    "podGroupReplicaKey\0"
    "discovery.v1.Endpoint\0"
    "deprecatedTopology\0"
    "zone\0"
    "hints\0"
    "discovery.v1.EndpointConditions\0"
    "serving\0"
    "discovery.v1.EndpointHints\0"
    "forZones\0"
    "forNodes\0"
    "discovery.v1.EndpointPort\0"
    "discovery.v1.EndpointSlice\0"
    "addressType\0"
    "discovery.v1.ForNode\0"
    "discovery.v1.ForZone\0"
    "events.v1.Event\0"
    "reportingController\0"
    "regarding\0"
    "note\0"
    "deprecatedSource\0"
    "deprecatedFirstTimestamp\0"
    "deprecatedLastTimestamp\0"
    "deprecatedCount\0"
    "events.v1.EventSeries\0"
    "flowcontrol.v1.ExemptPriorityLevelConfiguration\0"
    "nominalConcurrencyShares\0"
    "lendablePercent\0"
    "flowcontrol.v1.FlowDistinguisherMethod\0"
    "flowcontrol.v1.FlowSchema\0"
    "flowcontrol.v1.FlowSchemaCondition\0"
    "flowcontrol.v1.FlowSchemaSpec\0"
    "priorityLevelConfiguration\0"
    "matchingPrecedence\0"
    "distinguisherMethod\0"
    "flowcontrol.v1.FlowSchemaStatus\0"
    "flowcontrol.v1.GroupSubject\0"
    "flowcontrol.v1.LimitResponse\0"
    "queuing\0"
    "flowcontrol.v1.LimitedPriorityLevelConfiguration\0"
    "limitResponse\0"
    "borrowingLimitPercent\0"
    "flowcontrol.v1.NonResourcePolicyRule\0"
    "flowcontrol.v1.PolicyRulesWithSubjects\0"
    "subjects\0"
    "flowcontrol.v1.PriorityLevelConfiguration\0"
    "flowcontrol.v1.PriorityLevelConfigurationCondition\0"
    "flowcontrol.v1.PriorityLevelConfigurationReference\0"
    "flowcontrol.v1.PriorityLevelConfigurationSpec\0"
    "limited\0"
    "exempt\0"
    "flowcontrol.v1.PriorityLevelConfigurationStatus\0"
    "flowcontrol.v1.QueuingConfiguration\0"
    "queues\0"
    "handSize\0"
    "queueLengthLimit\0"
    "flowcontrol.v1.ResourcePolicyRule\0"
    "clusterScope\0"
    "flowcontrol.v1.ServiceAccountSubject\0"
    "flowcontrol.v1.Subject\0"
    "flowcontrol.v1.UserSubject\0"
    "networking.v1.HTTPIngressPath\0"
    "backend\0"
    "pathType\0"
    "networking.v1.HTTPIngressRuleValue\0"
    "paths\0"
    "networking.v1.IPAddress\0"
    "networking.v1.IPAddressSpec\0"
    "parentRef\0"
    "networking.v1.IPBlock\0"
    "cidr\0"
    "except\0"
    "networking.v1.Ingress\0"
    "networking.v1.IngressBackend\0"
    "networking.v1.IngressClass\0"
    "networking.v1.IngressClassParametersReference\0"
    "networking.v1.IngressClassSpec\0"
    "parameters\0"
    "networking.v1.IngressLoadBalancerIngress\0"
    "networking.v1.IngressLoadBalancerStatus\0"
    "networking.v1.IngressPortStatus\0"
    "networking.v1.IngressRule\0"
    "ingressRuleValue\0"
    "networking.v1.IngressRuleValue\0"
    "http\0"
    "networking.v1.IngressServiceBackend\0"
    "networking.v1.IngressSpec\0"
    "defaultBackend\0"
    "tls\0"
    "ingressClassName\0"
    "networking.v1.IngressStatus\0"
    "networking.v1.IngressTLS\0"
    "hosts\0"
    "networking.v1.NetworkPolicy\0"
    "networking.v1.NetworkPolicyEgressRule\0"
    "to\0"
    "networking.v1.NetworkPolicyIngressRule\0"
    "from\0"
    "networking.v1.NetworkPolicyPeer\0"
    "podSelector\0"
    "ipBlock\0"
    "networking.v1.NetworkPolicyPort\0"
    "endPort\0"
    "networking.v1.NetworkPolicySpec\0"
    "egress\0"
    "policyTypes\0"
    "networking.v1.ParentReference\0"
    "networking.v1.ServiceBackendPort\0"
    "number\0"
    "networking.v1.ServiceCIDR\0"
    "networking.v1.ServiceCIDRSpec\0"
    "cidrs\0"
    "networking.v1.ServiceCIDRStatus\0"
    "node.v1.Overhead\0"
    "podFixed\0"
    "node.v1.RuntimeClass\0"
    "scheduling\0"
    "node.v1.Scheduling\0"
    "policy.v1.Eviction\0"
    "deleteOptions\0"
    "policy.v1.PodDisruptionBudget\0"
    "policy.v1.PodDisruptionBudgetSpec\0"
    "minAvailable\0"
    "unhealthyPodEvictionPolicy\0"
    "policy.v1.PodDisruptionBudgetStatus\0"
    "disruptedPods\0"
    "disruptionsAllowed\0"
    "currentHealthy\0"
    "desiredHealthy\0"
    "expectedPods\0"
    "rbac.v1.AggregationRule\0"
    "clusterRoleSelectors\0"
    "rbac.v1.ClusterRole\0"
    "aggregationRule\0"
    "rbac.v1.ClusterRoleBinding\0"
    "roleRef\0"
    "rbac.v1.PolicyRule\0"
    "rbac.v1.Role\0"
    "rbac.v1.RoleBinding\0"
    "rbac.v1.RoleRef\0"
    "rbac.v1.Subject\0"
    "resource.v1.AllocatedDeviceStatus\0"
    "device\0"
    "networkData\0"
    "shareID\0"
    "resource.v1.AllocationResult\0"
    "devices\0"
    "allocationTimestamp\0"
    "resource.v1.CELDeviceSelector\0"
    "resource.v1.CapacityRequestPolicy\0"
    "validValues\0"
    "validRange\0"
    "resource.v1.CapacityRequestPolicyRange\0"
    "step\0"
    "resource.v1.CapacityRequirements\0"
    "resource.v1.Counter\0"
    "resource.v1.CounterSet\0"
    "counters\0"
    "resource.v1.Device\0"
    "attributes\0"
    "consumesCounters\0"
    "allNodes\0"
    "bindsToNode\0"
    "bindingConditions\0"
    "bindingFailureConditions\0"
    "allowMultipleAllocations\0"
    "resource.v1.DeviceAllocationConfiguration\0"
    "deviceConfiguration\0"
    "resource.v1.DeviceAllocationResult\0"
    "results\0"
    "resource.v1.DeviceAttribute\0"
    "int\0"
    "bool\0"
    "resource.v1.DeviceCapacity\0"
    "requestPolicy\0"
    "resource.v1.DeviceClaim\0"
    "constraints\0"
    "resource.v1.DeviceClaimConfiguration\0"
    "resource.v1.DeviceClass\0"
    "resource.v1.DeviceClassConfiguration\0"
    "resource.v1.DeviceClassSpec\0"
    "selectors\0"
    "extendedResourceName\0"
    "resource.v1.DeviceConfiguration\0"
    "opaque\0"
    "resource.v1.DeviceConstraint\0"
    "matchAttribute\0"
    "distinctAttribute\0"
    "resource.v1.DeviceCounterConsumption\0"
    "counterSet\0"
    "resource.v1.DeviceRequest\0"
    "exactly\0"
    "firstAvailable\0"
    "resource.v1.DeviceRequestAllocationResult\0"
    "adminAccess\0"
    "consumedCapacity\0"
    "resource.v1.DeviceSelector\0"
    "cel\0"
    "resource.v1.DeviceSubRequest\0"
    "deviceClassName\0"
    "allocationMode\0"
    "resource.v1.DeviceTaint\0"
    "resource.v1.DeviceToleration\0"
    "resource.v1.ExactDeviceRequest\0"
    "resource.v1.NetworkDeviceData\0"
    "interfaceName\0"
    "ips\0"
    "hardwareAddress\0"
    "resource.v1.OpaqueDeviceConfiguration\0"
    "resource.v1.ResourceClaim\0"
    "resource.v1.ResourceClaimConsumerReference\0"
    "resource.v1.ResourceClaimSpec\0"
    "resource.v1.ResourceClaimStatus\0"
    "allocation\0"
    "reservedFor\0"
    "resource.v1.ResourceClaimTemplate\0"
    "resource.v1.ResourceClaimTemplateSpec\0"
    "resource.v1.ResourcePool\0"
    "resourceSliceCount\0"
    "resource.v1.ResourceSlice\0"
    "resource.v1.ResourceSliceSpec\0"
    "perDeviceNodeSelection\0"
    "sharedCounters\0"
    "scheduling.v1.PriorityClass\0"
    "globalDefault\0"
    "description\0"
    "storage.v1.CSIDriver\0"
    "storage.v1.CSIDriverSpec\0"
    "attachRequired\0"
    "podInfoOnMount\0"
    "volumeLifecycleModes\0"
    "storageCapacity\0"
    "fsGroupPolicy\0"
    "tokenRequests\0"
    "requiresRepublish\0"
    "seLinuxMount\0"
    "nodeAllocatableUpdatePeriodSeconds\0"
    "serviceAccountTokenInSecrets\0"
    "storage.v1.CSINode\0"
    "storage.v1.CSINodeDriver\0"
    "nodeID\0"
    "topologyKeys\0"
    "storage.v1.CSINodeSpec\0"
    "drivers\0"
    "storage.v1.CSIStorageCapacity\0"
    "nodeTopology\0"
    "maximumVolumeSize\0"
    "storage.v1.StorageClass\0"
    "provisioner\0"
    "reclaimPolicy\0"
    "allowVolumeExpansion\0"
    "volumeBindingMode\0"
    "allowedTopologies\0"
    "storage.v1.TokenRequest\0"
    "storage.v1.VolumeAttachment\0"
    "storage.v1.VolumeAttachmentSource\0"
    "persistentVolumeName\0"
    "inlineVolumeSpec\0"
    "storage.v1.VolumeAttachmentSpec\0"
    "attacher\0"
    "storage.v1.VolumeAttachmentStatus\0"
    "attached\0"
    "attachmentMetadata\0"
    "attachError\0"
    "detachError\0"
    "storage.v1.VolumeAttributesClass\0"
    "driverName\0"
    "storage.v1.VolumeError\0"
    "errorCode\0"
    "storage.v1.VolumeNodeResources\0";
