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
    { 2811, 144, 1 },
    { 2863, 145, 4 },
    { 2912, 149, 2 },
    { 2956, 151, 6 },
    { 3006, 157, 3 },
    { 3054, 160, 6 },
    { 3129, 166, 2 },
    { 3164, 168, 3 },
    { 3208, 171, 1 },
    { 3250, 172, 3 },
    { 3305, 175, 3 },
    { 3346, 178, 3 },
    { 3364, 181, 5 },
    { 3391, 186, 5 },
    { 3474, 191, 10 },
    { 3647, 201, 2 },
    { 3693, 203, 3 },
    { 3712, 206, 6 },
    { 3755, 212, 8 },
    { 3827, 220, 9 },
    { 3940, 229, 2 },
    { 3967, 231, 3 },
    { 3986, 234, 5 },
    { 4014, 239, 4 },
    { 4037, 243, 7 },
    { 4083, 250, 2 },
    { 4138, 252, 2 },
    { 4170, 254, 2 },
    { 4221, 256, 3 },
    { 4241, 259, 5 },
    { 4270, 264, 1 },
    { 4304, 265, 2 },
    { 4383, 267, 11 },
    { 4506, 278, 10 },
    { 4579, 288, 2 },
    { 4613, 290, 4 },
    { 4652, 294, 1 },
    { 4687, 295, 2 },
    { 4723, 297, 1 },
    { 4774, 298, 3 },
    { 4805, 301, 3 },
    { 4883, 304, 2 },
    { 4946, 306, 3 },
    { 4976, 309, 2 },
    { 5010, 311, 4 },
    { 5071, 315, 4 },
    { 5120, 319, 1 },
    { 5148, 320, 2 },
    { 5214, 322, 2 },
    { 5255, 324, 3 },
    { 5297, 327, 2 },
    { 5341, 329, 2 },
    { 5396, 331, 9 },
    { 5477, 340, 4 },
    { 5507, 344, 3 },
    { 5548, 347, 2 },
    { 5634, 349, 3 },
    { 5674, 352, 1 },
    { 5718, 353, 3 },
    { 5755, 356, 6 },
    { 5796, 362, 4 },
    { 5870, 366, 4 },
    { 5940, 370, 3 },
    { 5983, 373, 3 },
    { 6022, 376, 4 },
    { 6135, 380, 5 },
    { 6242, 385, 3 },
    { 6263, 388, 1 },
    { 6288, 389, 2 },
    { 6315, 391, 3 },
    { 6377, 394, 3 },
    { 6430, 397, 3 },
    { 6473, 400, 2 },
    { 6516, 402, 2 },
    { 6552, 404, 3 },
    { 6604, 407, 4 },
    { 6694, 411, 3 },
    { 6733, 414, 2 },
    { 6798, 416, 5 },
    { 6846, 421, 5 },
    { 6906, 426, 6 },
    { 6966, 432, 2 },
    { 6998, 434, 6 },
    { 7063, 440, 6 },
    { 7091, 446, 4 },
    { 7151, 450, 3 },
    { 7184, 453, 3 },
    { 7234, 456, 3 },
    { 7268, 459, 2 },
    { 7300, 461, 2 },
    { 7332, 463, 2 },
    { 7368, 465, 2 },
    { 7404, 467, 3 },
    { 7421, 470, 8 },
    { 7572, 478, 3 },
    { 7638, 481, 3 },
    { 7651, 484, 6 },
    { 7687, 490, 16 },
    { 7917, 506, 11 },
    { 8051, 517, 2 },
    { 8076, 519, 1 },
    { 8102, 520, 3 },
    { 8164, 523, 2 },
    { 8212, 525, 3 },
    { 8277, 528, 1 },
    { 8300, 529, 2 },
    { 8359, 531, 2 },
    { 8392, 533, 3 },
    { 8434, 536, 6 },
    { 8485, 542, 8 },
    { 8557, 550, 2 },
    { 8617, 552, 1 },
    { 8644, 553, 2 },
    { 8666, 555, 7 },
    { 8783, 562, 4 },
    { 8849, 566, 3 },
    { 8907, 569, 2 },
    { 8948, 571, 2 },
    { 8982, 573, 6 },
    { 9041, 579, 4 },
    { 9118, 583, 3 },
    { 9148, 586, 2 },
    { 9164, 588, 10 },
    { 9348, 598, 5 },
    { 9372, 603, 2 },
    { 9402, 605, 6 },
    { 9469, 611, 6 },
    { 9496, 617, 4 },
    { 9533, 621, 4 },
    { 9560, 625, 1 },
    { 9583, 626, 5 },
    { 9629, 631, 4 },
    { 9656, 635, 2 },
    { 9680, 637, 4 },
    { 9719, 641, 2 },
    { 9767, 643, 3 },
    { 9796, 646, 5 },
    { 9847, 651, 3 },
    { 9875, 654, 4 },
    { 9917, 658, 25 },
    { 10208, 683, 3 },
    { 10274, 686, 2 },
    { 10313, 688, 5 },
    { 10374, 693, 2 },
    { 10404, 695, 2 },
    { 10443, 697, 2 },
    { 10483, 699, 3 },
    { 10533, 702, 1 },
    { 10573, 703, 7 },
    { 10645, 710, 2 },
    { 10675, 712, 15 },
    { 10799, 727, 1 },
    { 10827, 728, 1 },
    { 10855, 729, 1 },
    { 10885, 730, 4 },
    { 10937, 734, 2 },
    { 10969, 736, 2 },
    { 11015, 738, 4 },
    { 11070, 742, 4 },
    { 11103, 746, 3 },
    { 11154, 749, 2 },
    { 11180, 751, 3 },
    { 11222, 754, 3 },
    { 11247, 757, 5 },
    { 11308, 762, 2 },
    { 11380, 764, 25 },
    { 11413, 789, 1 },
    { 11463, 790, 15 },
    { 11596, 805, 2 },
    { 11633, 807, 2 },
    { 11668, 809, 1 },
    { 11687, 810, 5 },
    { 11731, 815, 4 },
    { 11766, 819, 5 },
    { 11809, 824, 5 },
    { 11834, 829, 2 },
    { 11886, 831, 4 },
    { 11931, 835, 2 },
    { 11950, 837, 3 },
    { 11999, 840, 4 },
    { 12068, 844, 3 },
    { 12098, 847, 5 },
    { 12139, 852, 2 },
    { 12158, 854, 2 },
    { 12186, 856, 1 },
    { 12201, 857, 2 },
    { 12230, 859, 11 },
    { 12354, 870, 11 },
    { 12380, 881, 2 },
    { 12427, 883, 3 },
    { 12445, 886, 3 },
    { 12481, 889, 4 },
    { 12535, 893, 2 },
    { 12554, 895, 6 },
    { 12629, 901, 1 },
    { 12659, 902, 3 },
    { 12709, 905, 4 },
    { 12744, 909, 1 },
    { 12779, 910, 1 },
    { 12808, 911, 2 },
    { 12834, 913, 2 },
    { 12893, 915, 3 },
    { 12924, 918, 3 },
    { 12942, 921, 5 },
    { 12969, 926, 1 },
    { 12991, 927, 2 },
    { 13021, 929, 3 },
    { 13034, 932, 2 },
    { 13062, 934, 2 },
    { 13178, 936, 6 },
    { 13218, 942, 1 },
    { 13253, 943, 4 },
    { 13301, 947, 1 },
    { 13345, 948, 1 },
    { 13391, 949, 2 },
    { 13427, 951, 2 },
    { 13501, 953, 1 },
    { 13540, 954, 3 },
    { 13572, 957, 2 },
    { 13609, 959, 7 },
    { 13699, 966, 14 },
    { 13840, 980, 1 },
    { 13863, 981, 11 },
    { 14026, 992, 2 },
    { 14064, 994, 7 },
    { 14088, 1001, 3 },
    { 14113, 1004, 3 },
    { 14143, 1007, 6 },
    { 14182, 1013, 9 },
    { 14307, 1022, 8 },
    { 14421, 1030, 2 },
    { 14459, 1032, 2 },
    { 14511, 1034, 22 },
    { 14756, 1056, 10 },
    { 14860, 1066, 4 },
    { 14915, 1070, 2 },
    { 14961, 1072, 3 },
    { 14973, 1075, 2 },
    { 14993, 1077, 6 },
    { 15073, 1083, 2 },
    { 15097, 1085, 7 },
    { 15225, 1092, 7 },
    { 15246, 1099, 3 },
    { 15288, 1102, 2 },
    { 15315, 1104, 2 },
    { 15388, 1106, 1 },
    { 15402, 1107, 1 },
    { 15416, 1108, 1 },
    { 15455, 1109, 3 },
    { 15506, 1112, 2 },
    { 15537, 1114, 1 },
    { 15563, 1115, 13 },
    { 15741, 1128, 42 },
    { 16282, 1170, 20 },
    { 16472, 1190, 2 },
    { 16492, 1192, 2 },
    { 16516, 1194, 3 },
    { 16535, 1197, 3 },
    { 16564, 1200, 2 },
    { 16614, 1202, 7 },
    { 16690, 1209, 4 },
    { 16716, 1213, 2 },
    { 16754, 1215, 6 },
    { 16805, 1221, 8 },
    { 16852, 1229, 8 },
    { 16876, 1237, 3 },
    { 16906, 1240, 5 },
    { 16945, 1245, 4 },
    { 16979, 1249, 6 },
    { 17015, 1255, 2 },
    { 17037, 1257, 3 },
    { 17075, 1260, 2 },
    { 17116, 1262, 3 },
    { 17138, 1265, 3 },
    { 17190, 1268, 2 },
    { 17223, 1270, 3 },
    { 17268, 1273, 2 },
    { 17291, 1275, 4 },
    { 17325, 1279, 10 },
    { 17430, 1289, 10 },
    { 17458, 1299, 1 },
    { 17480, 1300, 3 },
    { 17532, 1303, 2 },
    { 17555, 1305, 5 },
    { 17581, 1310, 2 },
    { 17605, 1312, 3 },
    { 17631, 1315, 3 },
    { 17656, 1318, 2 },
    { 17680, 1320, 4 },
    { 17707, 1324, 12 },
    { 17813, 1336, 3 },
    { 17829, 1339, 4 },
    { 17860, 1343, 3 },
    { 17907, 1346, 6 },
    { 17947, 1352, 20 },
    { 18274, 1372, 2 },
    { 18309, 1374, 1 },
    { 18348, 1375, 1 },
    { 18368, 1376, 5 },
    { 18424, 1381, 5 },
    { 18454, 1386, 2 },
    { 18469, 1388, 2 },
    { 18493, 1390, 4 },
    { 18524, 1394, 5 },
    { 18561, 1399, 2 },
    { 18602, 1401, 1 },
    { 18653, 1402, 8 },
    { 18759, 1410, 3 },
    { 18802, 1413, 4 },
    { 18831, 1417, 2 },
    { 18859, 1419, 2 },
    { 18880, 1421, 7 },
    { 18965, 1428, 4 },
    { 18991, 1432, 1 },
    { 19027, 1433, 6 },
    { 19125, 1439, 2 },
    { 19160, 1441, 30 },
    { 19240, 1471, 4 },
    { 19324, 1475, 2 },
    { 19372, 1477, 4 },
    { 19478, 1481, 3 },
    { 19532, 1484, 8 },
    { 19584, 1492, 3 },
    { 19624, 1495, 2 },
    { 19669, 1497, 4 },
    { 19695, 1501, 4 },
    { 19734, 1505, 1 },
    { 19755, 1506, 1 },
    { 19776, 1507, 15 },
    { 19909, 1522, 2 },
    { 19931, 1524, 2 },
    { 20020, 1526, 1 },
    { 20059, 1527, 3 },
    { 20085, 1530, 5 },
    { 20120, 1535, 4 },
    { 20216, 1539, 1 },
    { 20248, 1540, 1 },
    { 20276, 1541, 2 },
    { 20313, 1543, 4 },
    { 20398, 1547, 2 },
    { 20435, 1549, 3 },
    { 20483, 1552, 3 },
    { 20525, 1555, 5 },
    { 20576, 1560, 1 },
    { 20627, 1561, 3 },
    { 20688, 1564, 1 },
    { 20736, 1565, 3 },
    { 20805, 1568, 5 },
    { 20852, 1573, 2 },
    { 20889, 1575, 4 },
    { 20912, 1579, 1 },
    { 20939, 1580, 3 },
    { 20986, 1583, 1 },
    { 21027, 1584, 2 },
    { 21051, 1586, 1 },
    { 21089, 1587, 2 },
    { 21123, 1589, 3 },
    { 21145, 1592, 2 },
    { 21174, 1594, 2 },
    { 21201, 1596, 5 },
    { 21247, 1601, 2 },
    { 21289, 1603, 3 },
    { 21330, 1606, 1 },
    { 21370, 1607, 3 },
    { 21402, 1610, 2 },
    { 21445, 1612, 1 },
    { 21481, 1613, 2 },
    { 21517, 1615, 4 },
    { 21579, 1619, 1 },
    { 21607, 1620, 2 },
    { 21638, 1622, 2 },
    { 21666, 1624, 2 },
    { 21707, 1626, 2 },
    { 21751, 1628, 3 },
    { 21803, 1631, 3 },
    { 21843, 1634, 4 },
    { 21894, 1638, 4 },
    { 21924, 1642, 2 },
    { 21964, 1644, 3 },
    { 21990, 1647, 1 },
    { 22026, 1648, 1 },
    { 22058, 1649, 1 },
    { 22084, 1650, 4 },
    { 22116, 1654, 2 },
    { 22135, 1656, 2 },
    { 22168, 1658, 3 },
    { 22198, 1661, 4 },
    { 22272, 1665, 7 },
    { 22384, 1672, 1 },
    { 22429, 1673, 3 },
    { 22465, 1676, 3 },
    { 22500, 1679, 5 },
    { 22519, 1684, 2 },
    { 22532, 1686, 3 },
    { 22552, 1689, 3 },
    { 22568, 1692, 4 },
    { 22584, 1696, 7 },
    { 22645, 1703, 3 },
    { 22702, 1706, 1 },
    { 22732, 1707, 3 },
    { 22789, 1710, 3 },
    { 22833, 1713, 1 },
    { 22866, 1714, 1 },
    { 22886, 1715, 2 },
    { 22918, 1717, 12 },
    { 23054, 1729, 3 },
    { 23116, 1732, 2 },
    { 23159, 1734, 4 },
    { 23196, 1738, 2 },
    { 23237, 1740, 3 },
    { 23273, 1743, 2 },
    { 23310, 1745, 2 },
    { 23334, 1747, 1 },
    { 23371, 1748, 3 },
    { 23430, 1751, 1 },
    { 23469, 1752, 3 },
    { 23531, 1755, 2 },
    { 23579, 1757, 3 },
    { 23628, 1760, 10 },
    { 23699, 1770, 1 },
    { 23730, 1771, 7 },
    { 23790, 1778, 4 },
    { 23814, 1782, 5 },
    { 23843, 1787, 7 },
    { 23874, 1794, 3 },
    { 23938, 1797, 2 },
    { 23976, 1799, 3 },
    { 24002, 1802, 4 },
    { 24045, 1806, 1 },
    { 24075, 1807, 3 },
    { 24130, 1810, 2 },
    { 24164, 1812, 2 },
    { 24202, 1814, 3 },
    { 24246, 1817, 2 },
    { 24272, 1819, 8 },
    { 24340, 1827, 5 },
    { 24394, 1832, 2 },
    { 24415, 1834, 10 },
    { 24630, 1844, 2 },
    { 24649, 1846, 4 },
    { 24694, 1850, 1 },
    { 24725, 1851, 5 },
    { 24786, 1856, 8 },
    { 24893, 1864, 2 },
    { 24917, 1866, 3 },
    { 24945, 1869, 2 },
    { 25017, 1871, 3 },
    { 25058, 1874, 4 },
    { 25144, 1878, 3 },
    { 25188, 1881, 3 },
    { 25221, 1884, 1 },
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
    { 4, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 1855 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1862 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1875 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1935 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 38, 1954 },
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
    { 4, WIRE_MESSAGE, WIRE_ONE, 42, 2453 },
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
    { 8, WIRE_MESSAGE, WIRE_ONE, 42, 2613 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 42, 2631 },
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
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 1855 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 2906 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1862 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1875 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2342 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 31, 511 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 41, 2993 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 3001 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 3048 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 3098 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 40, 3104 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 3111 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 2530 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 2538 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 1855 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1862 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1875 },
    { 1, WIRE_BYTES, WIRE_ONE, 0, 3246 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1787 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 3291 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 3298 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 44, 3332 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 3337 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 49, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 50, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 291, 3413 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 51, 3422 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3437 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 3453 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3498 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 3521 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 3540 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3563 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 3575 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 3598 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 3614 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 3632 },
    { 10, WIRE_MESSAGE, WIRE_LIST, 48, 1422 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 61, 3679 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 54, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 55, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 42, 3740 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3778 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 291, 3413 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 56, 3787 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 3437 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 3453 },
    { 7, WIRE_BOOL, WIRE_ONE, 0, 3796 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 3803 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 3778 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 3852 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3868 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 3886 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 53, 1422 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 3906 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 3632 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 3920 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 62, 3679 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 59, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 60, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3778 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 291, 3413 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3437 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3778 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 4062 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3906 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 3868 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 58, 1422 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 3920 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 45, 4114 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 45, 4129 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 45, 4114 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 45, 4129 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 4211 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 45, 4114 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 68, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 69, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 4298 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 4360 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 4372 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3778 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 291, 3413 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 262, 4407 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 4428 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 4440 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 70, 3422 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 3453 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 3437 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 67, 4460 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 66, 4497 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 3778 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 3906 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 4532 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 3852 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 4548 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 4564 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 3632 },
    { 10, WIRE_MESSAGE, WIRE_LIST, 65, 1422 },
    { 11, WIRE_INTEGER, WIRE_ONE, 0, 3868 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 63, 3679 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 4681 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 74, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 81, 4765 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 76, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 77, 1032 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 4840 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 71, 4850 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 4865 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 4920 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 42, 4926 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 79, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 80, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 4920 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 4840 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 5046 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 81, 5060 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5065 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 4840 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 5098 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 5107 },
    { 4, WIRE_MESSAGE, WIRE_MAP, 72, 5114 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 4681 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 5189 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 27, 5201 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 5189 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 30, 5201 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 95, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 96, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 5336 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 5374 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 5380 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 5336 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 3098 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 5432 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 5440 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 2478 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 83, 5449 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 84, 5463 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 5374 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 769 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 791 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 578 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 91, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 96, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 88, 5593 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 86, 5612 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 93, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 97, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 95, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 96, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 88, 5593 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 86, 5612 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5060 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 5107 },
    { 5, WIRE_MESSAGE, WIRE_MAP, 82, 5114 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 5839 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5847 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 5863 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 89, 250 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 87, 5912 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 5929 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 5847 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 100, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 101, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 98, 6065 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 6080 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 6092 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 6104 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 42, 6180 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 4532 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 6194 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 6210 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 103, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 104, 1032 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3778 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3778 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 706 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 120, 6360 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 6367 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 121, 6422 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 6367 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 117, 6509 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 120, 6360 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 117, 6509 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 121, 6422 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 6584 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 6590 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 6635 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 110, 6648 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 6657 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 23, 6684 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 115, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 116, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 111, 6780 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 111, 6788 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 107, 6065 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 6080 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 6092 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 118, 6889 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 113, 6897 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 42, 6180 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 4532 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 6194 },
    { 5, WIRE_MESSAGE, WIRE_LIST, 119, 6951 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 114, 1422 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 122, 7024 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 124, 7031 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 126, 5440 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 108, 7036 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 105, 7045 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 123, 7024 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 125, 7031 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 127, 5440 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 109, 7036 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 106, 7045 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 23, 6584 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 23, 7119 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 7132 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 23, 6584 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 23, 7119 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 7132 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 107, 7218 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 120, 6360 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 117, 6509 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 117, 6509 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 121, 6422 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 107, 7218 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 117, 6509 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 120, 6360 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 117, 6509 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 121, 6422 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 120, 6360 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 121, 6422 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 129, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 130, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 7442 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 7451 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 7475 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 7493 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 135, 7501 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 7513 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 7540 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 7563 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 260, 7595 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 42, 7602 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 42, 7619 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 133, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 134, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 42, 7673 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 7704 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 7716 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 7728 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 7750 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 291, 3413 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 7765 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 7778 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 7802 },
    { 10, WIRE_BOOL, WIRE_ONE, 0, 7493 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 136, 7817 },
    { 12, WIRE_INTEGER, WIRE_ONE, 0, 7834 },
    { 13, WIRE_INTEGER, WIRE_ONE, 0, 7855 },
    { 14, WIRE_STRING, WIRE_ONE, 0, 7872 },
    { 15, WIRE_STRING, WIRE_ONE, 0, 7893 },
    { 16, WIRE_MESSAGE, WIRE_ONE, 140, 7903 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 132, 1422 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 42, 7936 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 42, 7946 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 7595 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 7961 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 7971 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 7978 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 142, 7995 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 8019 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 8025 },
    { 11, WIRE_INTEGER, WIRE_ONE, 0, 8039 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 133, 1027 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 139, 351 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8150 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 3, WIRE_INTEGER, WIRE_LIST, 0, 2116 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8242 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 137, 8249 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 138, 8261 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 141, 351 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8327 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 8344 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 7961 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 7971 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 145, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 146, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 42, 3740 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 1, WIRE_BYTES, WIRE_ONE, 0, 8531 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 5098 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 5107 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 8539 },
    { 6, WIRE_MESSAGE, WIRE_MAP, 147, 5114 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 8546 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 4865 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 144, 1422 },
    { 2, WIRE_BYTES, WIRE_ONE, 0, 8605 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 4681 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 149, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8692 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 8707 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 33, 8728 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 33, 8740 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 8750 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 3787 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 8767 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8824 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 4211 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 244, 8866 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 273, 8879 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 275, 8891 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8931 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8971 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9012 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9021 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 9029 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9081 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9092 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 9102 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9081 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9092 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 260, 6360 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9198 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9205 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 5, WIRE_STRING, WIRE_MAP, 0, 9218 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 323, 9235 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 323, 9262 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 323, 9281 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 323, 9302 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 323, 9328 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9198 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 4, WIRE_STRING, WIRE_MAP, 0, 9218 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 234, 9281 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 9393 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 9397 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 9439 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5060 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 9448 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 323, 9459 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 9439 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5060 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 9448 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 234, 9459 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8824 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 323, 9459 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8824 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 234, 9459 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 383 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8546 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 29, 5463 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 9620 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 5065 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 167, 1422 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_STRING, WIRE_MAP, 0, 3332 },
    { 3, WIRE_BYTES, WIRE_MAP, 0, 9698 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 9709 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 234, 9746 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 9620 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 234, 9746 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 9620 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 2342 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 9830 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 234, 9746 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 225, 4681 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 9620 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 234, 9746 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 225, 4681 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 9905 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 9620 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9935 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 9941 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 9949 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 9954 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 178, 9965 },
    { 7, WIRE_MESSAGE, WIRE_LIST, 198, 9971 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 311, 791 },
    { 9, WIRE_MESSAGE, WIRE_LIST, 347, 9975 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 295, 9988 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 295, 10002 },
    { 12, WIRE_MESSAGE, WIRE_ONE, 226, 10017 },
    { 13, WIRE_STRING, WIRE_ONE, 0, 10027 },
    { 14, WIRE_STRING, WIRE_ONE, 0, 10050 },
    { 15, WIRE_MESSAGE, WIRE_ONE, 325, 10066 },
    { 16, WIRE_BOOL, WIRE_ONE, 0, 10082 },
    { 17, WIRE_BOOL, WIRE_ONE, 0, 10088 },
    { 18, WIRE_BOOL, WIRE_ONE, 0, 10098 },
    { 19, WIRE_MESSAGE, WIRE_LIST, 197, 10102 },
    { 20, WIRE_STRING, WIRE_ONE, 0, 10110 },
    { 21, WIRE_MESSAGE, WIRE_LIST, 346, 10135 },
    { 22, WIRE_MESSAGE, WIRE_ONE, 295, 10149 },
    { 23, WIRE_MESSAGE, WIRE_LIST, 179, 10162 },
    { 24, WIRE_STRING, WIRE_ONE, 0, 10175 },
    { 25, WIRE_MESSAGE, WIRE_LIST, 180, 10189 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8150 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 10249 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 10262 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 10297 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 10303 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 10335 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 10344 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 10358 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 10367 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 10249 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 10175 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8242 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 181, 10433 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 2, WIRE_INTEGER, WIRE_LIST, 0, 2116 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 185, 10506 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 183, 10514 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 184, 10522 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 42, 10563 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 10606 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 10615 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 42, 10563 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 42, 10622 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 10633 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 182, 10699 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 182, 10705 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8019 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 10715 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 9935 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 10728 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 10633 },
    { 9, WIRE_BOOL, WIRE_ONE, 0, 10736 },
    { 10, WIRE_MESSAGE, WIRE_MAP, 23, 10744 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 311, 791 },
    { 12, WIRE_MESSAGE, WIRE_LIST, 348, 9975 },
    { 13, WIRE_MESSAGE, WIRE_ONE, 187, 5060 },
    { 14, WIRE_MESSAGE, WIRE_LIST, 312, 10763 },
    { 15, WIRE_STRING, WIRE_ONE, 0, 10788 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 231, 10821 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 10850 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 190, 4681 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 259, 104 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 306, 10915 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 10932 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 190, 4681 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 9905 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 10998 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 23, 11005 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11039 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 260, 11042 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11052 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 11061 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 10358 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 11091 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 193, 11126 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 193, 11136 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 194, 9965 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 195, 11172 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11202 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 170, 11209 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 320, 9459 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 6584 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 199, 11237 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 259, 104 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 306, 10915 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 171, 11268 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 321, 11284 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 208, 11297 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 201, 11335 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 11360 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9935 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 9941 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 9949 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 9954 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 178, 9965 },
    { 7, WIRE_MESSAGE, WIRE_LIST, 198, 9971 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 311, 791 },
    { 9, WIRE_MESSAGE, WIRE_LIST, 347, 9975 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 295, 9988 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 295, 10002 },
    { 12, WIRE_MESSAGE, WIRE_ONE, 226, 10017 },
    { 13, WIRE_STRING, WIRE_ONE, 0, 10027 },
    { 14, WIRE_STRING, WIRE_ONE, 0, 10050 },
    { 15, WIRE_MESSAGE, WIRE_ONE, 325, 10066 },
    { 16, WIRE_BOOL, WIRE_ONE, 0, 10082 },
    { 17, WIRE_BOOL, WIRE_ONE, 0, 10088 },
    { 18, WIRE_BOOL, WIRE_ONE, 0, 10098 },
    { 19, WIRE_MESSAGE, WIRE_LIST, 197, 10102 },
    { 20, WIRE_STRING, WIRE_ONE, 0, 10110 },
    { 21, WIRE_MESSAGE, WIRE_LIST, 346, 10135 },
    { 22, WIRE_MESSAGE, WIRE_ONE, 295, 10149 },
    { 23, WIRE_MESSAGE, WIRE_LIST, 179, 10162 },
    { 24, WIRE_STRING, WIRE_ONE, 0, 10175 },
    { 25, WIRE_MESSAGE, WIRE_LIST, 180, 10189 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 266, 11443 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 260, 11477 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 205, 11492 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 42, 11499 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 42, 11514 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 11528 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 33, 11534 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 204, 11544 },
    { 12, WIRE_STRING, WIRE_ONE, 0, 8242 },
    { 13, WIRE_MESSAGE, WIRE_ONE, 260, 11551 },
    { 14, WIRE_STRING, WIRE_ONE, 0, 11559 },
    { 15, WIRE_STRING, WIRE_ONE, 0, 11578 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 11528 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 33, 11616 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11653 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 11663 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 9941 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 11710 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 11721 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 11725 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11755 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 9620 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9198 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 323, 9459 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 5, WIRE_STRING, WIRE_MAP, 0, 11801 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9198 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 234, 9459 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 5, WIRE_STRING, WIRE_MAP, 0, 11801 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11862 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 11874 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11924 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 4211 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1680 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11978 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 3337 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11989 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12039 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 12049 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12039 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 45, 914 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11663 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 12120 },
    { 5, WIRE_MESSAGE, WIRE_LIST, 218, 12127 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 6584 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11039 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 12176 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11039 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12266 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 12279 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 11721 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 12283 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 7, WIRE_STRING, WIRE_LIST, 0, 12298 },
    { 8, WIRE_BOOL, WIRE_ONE, 0, 12306 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 323, 9459 },
    { 11, WIRE_BOOL, WIRE_ONE, 0, 12324 },
    { 12, WIRE_STRING, WIRE_ONE, 0, 12340 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12266 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 12279 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 11721 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 12283 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 7, WIRE_STRING, WIRE_LIST, 0, 12298 },
    { 8, WIRE_BOOL, WIRE_ONE, 0, 12306 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 234, 9459 },
    { 11, WIRE_BOOL, WIRE_ONE, 0, 12324 },
    { 12, WIRE_STRING, WIRE_ONE, 0, 12340 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12406 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 12416 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 10932 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 227, 12463 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 227, 12473 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 10788 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 206, 12506 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 217, 12511 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 337, 12519 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 333, 12529 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 230, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 23, 12577 },
    { 3, WIRE_MESSAGE, WIRE_MAP, 23, 12581 },
    { 4, WIRE_MESSAGE, WIRE_MAP, 23, 12585 },
    { 5, WIRE_MESSAGE, WIRE_MAP, 23, 12593 },
    { 6, WIRE_MESSAGE, WIRE_MAP, 23, 12608 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 229, 12652 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 2598 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 12686 },
    { 3, WIRE_INTEGER, WIRE_LIST, 0, 12690 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11039 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 11052 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 12737 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 292, 9965 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 232, 12771 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12861 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 12917 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 240, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 241, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 2711 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 13015 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 239, 1422 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 255, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 256, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 13054 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 252, 13083 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 294, 13130 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 42, 13200 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 172, 13243 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 246, 13278 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 246, 7595 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 246, 13287 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 5065 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 188, 13329 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 13366 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 251, 13418 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 13462 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 13486 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 254, 13522 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 2116 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 253, 2222 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 253, 13597 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 13626 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 13634 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 13645 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 13656 },
    { 5, WIRE_MESSAGE, WIRE_LIST, 338, 13670 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 246, 13677 },
    { 7, WIRE_STRING, WIRE_LIST, 0, 13690 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 13718 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 23, 13727 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 13015 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 245, 1422 },
    { 5, WIRE_MESSAGE, WIRE_LIST, 243, 11126 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 248, 13739 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 258, 13755 },
    { 8, WIRE_MESSAGE, WIRE_LIST, 177, 13764 },
    { 9, WIRE_STRING, WIRE_LIST, 0, 13771 },
    { 10, WIRE_MESSAGE, WIRE_LIST, 153, 13784 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 247, 13800 },
    { 12, WIRE_MESSAGE, WIRE_LIST, 250, 13807 },
    { 13, WIRE_MESSAGE, WIRE_ONE, 249, 13418 },
    { 14, WIRE_STRING, WIRE_LIST, 0, 13823 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 13718 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 13886 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 13896 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 13907 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 13914 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 13928 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 13936 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 13960 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 13975 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 13992 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 14008 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 257, 14021 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 14054 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 646 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 2342 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 14054 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 269, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 270, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 264, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 265, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 42, 7673 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 14216 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 351, 791 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11755 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 14228 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 14245 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 343, 14256 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 344, 14267 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 14281 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 13015 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 14216 },
    { 3, WIRE_MESSAGE, WIRE_MAP, 23, 13718 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 263, 1422 },
    { 5, WIRE_MESSAGE, WIRE_MAP, 23, 10744 },
    { 7, WIRE_STRING, WIRE_MAP, 0, 14343 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 14369 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 236, 14402 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 264, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 14501 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 212, 14542 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 150, 14560 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 221, 14581 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 215, 14590 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 237, 14600 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 299, 14604 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 222, 14608 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 163, 14614 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 161, 14621 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 207, 14628 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 211, 14631 },
    { 12, WIRE_MESSAGE, WIRE_ONE, 209, 14639 },
    { 13, WIRE_MESSAGE, WIRE_ONE, 155, 14650 },
    { 14, WIRE_MESSAGE, WIRE_ONE, 353, 14660 },
    { 15, WIRE_MESSAGE, WIRE_ONE, 298, 14674 },
    { 16, WIRE_MESSAGE, WIRE_ONE, 154, 14682 },
    { 17, WIRE_MESSAGE, WIRE_ONE, 271, 14692 },
    { 18, WIRE_MESSAGE, WIRE_ONE, 293, 14713 },
    { 19, WIRE_MESSAGE, WIRE_ONE, 314, 14728 },
    { 20, WIRE_MESSAGE, WIRE_ONE, 235, 14736 },
    { 21, WIRE_MESSAGE, WIRE_ONE, 334, 14742 },
    { 22, WIRE_MESSAGE, WIRE_ONE, 158, 14752 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 13718 },
    { 2, WIRE_MESSAGE, WIRE_INLINE, 268, 14785 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 14216 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 260, 14808 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 14817 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 14228 },
    { 7, WIRE_STRING, WIRE_LIST, 0, 14847 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 14245 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 349, 8866 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 14281 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 13015 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 42, 14891 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 14956 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 288, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 289, 1032 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 274, 13083 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 354, 13130 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 29, 5463 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 15017 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 15028 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 29, 217 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 15040 },
    { 6, WIRE_STRING, WIRE_LIST, 0, 15055 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 274, 13083 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 354, 13130 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8546 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 15130 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 15138 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 15159 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 15180 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 15188 },
    { 7, WIRE_STRING, WIRE_MAP, 0, 15209 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 42, 7673 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 15267 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 15279 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 279, 11801 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 6584 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 176, 15354 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 15370 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11039 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 15441 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 15370 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 15480 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 15370 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 313, 15590 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 15605 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 15615 },
    { 4, WIRE_INTEGER, WIRE_LIST, 0, 12690 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 15628 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 15636 },
    { 7, WIRE_MESSAGE, WIRE_LIST, 336, 15647 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 355, 15655 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 15670 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 318, 15690 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 152, 15705 },
    { 12, WIRE_STRING, WIRE_ONE, 0, 13366 },
    { 13, WIRE_STRING, WIRE_ONE, 0, 15721 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 345, 15757 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 175, 15765 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 10175 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 15776 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 7728 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 15806 },
    { 7, WIRE_STRING, WIRE_MAP, 0, 15816 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 15829 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 15848 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 11061 },
    { 11, WIRE_BOOL, WIRE_ONE, 0, 15863 },
    { 12, WIRE_BOOL, WIRE_ONE, 0, 15875 },
    { 13, WIRE_BOOL, WIRE_ONE, 0, 15883 },
    { 14, WIRE_MESSAGE, WIRE_ONE, 287, 10066 },
    { 15, WIRE_MESSAGE, WIRE_LIST, 234, 15891 },
    { 16, WIRE_STRING, WIRE_ONE, 0, 11052 },
    { 17, WIRE_STRING, WIRE_ONE, 0, 15908 },
    { 18, WIRE_MESSAGE, WIRE_ONE, 151, 15918 },
    { 19, WIRE_STRING, WIRE_ONE, 0, 15927 },
    { 20, WIRE_MESSAGE, WIRE_LIST, 175, 15941 },
    { 21, WIRE_BOOL, WIRE_ONE, 0, 15956 },
    { 22, WIRE_MESSAGE, WIRE_LIST, 339, 15985 },
    { 23, WIRE_MESSAGE, WIRE_LIST, 219, 15997 },
    { 24, WIRE_STRING, WIRE_ONE, 0, 16009 },
    { 25, WIRE_INTEGER, WIRE_ONE, 0, 16027 },
    { 26, WIRE_MESSAGE, WIRE_ONE, 278, 16036 },
    { 27, WIRE_BOOL, WIRE_ONE, 0, 16046 },
    { 28, WIRE_MESSAGE, WIRE_LIST, 283, 16068 },
    { 29, WIRE_STRING, WIRE_ONE, 0, 16083 },
    { 30, WIRE_BOOL, WIRE_ONE, 0, 16100 },
    { 31, WIRE_STRING, WIRE_ONE, 0, 16119 },
    { 32, WIRE_MESSAGE, WIRE_MAP, 23, 16136 },
    { 33, WIRE_MESSAGE, WIRE_LIST, 342, 16145 },
    { 34, WIRE_MESSAGE, WIRE_LIST, 200, 16171 },
    { 35, WIRE_BOOL, WIRE_ONE, 0, 16191 },
    { 36, WIRE_MESSAGE, WIRE_ONE, 282, 16209 },
    { 37, WIRE_BOOL, WIRE_ONE, 0, 16212 },
    { 38, WIRE_MESSAGE, WIRE_LIST, 286, 16222 },
    { 39, WIRE_MESSAGE, WIRE_LIST, 284, 16238 },
    { 40, WIRE_MESSAGE, WIRE_ONE, 311, 791 },
    { 41, WIRE_STRING, WIRE_ONE, 0, 16253 },
    { 42, WIRE_MESSAGE, WIRE_ONE, 356, 16270 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 13015 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 277, 1422 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 10367 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 16300 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 42, 7936 },
    { 8, WIRE_MESSAGE, WIRE_LIST, 186, 16306 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 16324 },
    { 10, WIRE_MESSAGE, WIRE_LIST, 186, 16333 },
    { 11, WIRE_STRING, WIRE_ONE, 0, 16355 },
    { 12, WIRE_MESSAGE, WIRE_LIST, 281, 16373 },
    { 13, WIRE_MESSAGE, WIRE_LIST, 186, 16380 },
    { 14, WIRE_STRING, WIRE_ONE, 0, 16407 },
    { 15, WIRE_MESSAGE, WIRE_LIST, 285, 16414 },
    { 16, WIRE_MESSAGE, WIRE_LIST, 220, 16436 },
    { 17, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 18, WIRE_MESSAGE, WIRE_ONE, 280, 16444 },
    { 19, WIRE_MESSAGE, WIRE_MAP, 23, 10744 },
    { 20, WIRE_MESSAGE, WIRE_ONE, 311, 791 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 291, 3413 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 288, 1027 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 10358 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5065 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8824 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 16596 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 254, 16603 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 296, 16628 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 16636 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 383 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 6590 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 16656 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 16673 },
    { 7, WIRE_INTEGER, WIRE_ONE, 0, 15776 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 206, 12506 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 217, 12511 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 337, 12519 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 213, 16711 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 350, 16746 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 9905 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 16782 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 16791 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 5060 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 3098 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 16798 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 9439 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9935 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 16839 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 5060 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 16844 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 323, 9459 },
    { 8, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 9439 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9935 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 16839 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 5060 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 16844 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 234, 9459 },
    { 8, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 303, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 304, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3778 },
    { 2, WIRE_STRING, WIRE_MAP, 0, 706 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 291, 3413 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3437 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 3778 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 4062 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 3906 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 3868 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 302, 1422 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8531 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8150 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 5440 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 23, 17067 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 17098 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 17109 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 309, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 310, 1032 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 17164 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 17169 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 316, 17176 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 17164 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 23, 17218 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 12652 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 23, 17252 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 305, 17261 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 307, 791 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 5060 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 17314 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 17319 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 17363 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 17371 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 323, 9459 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 17378 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 17389 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 17406 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 17418 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 11755 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 10, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 17363 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 17371 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 234, 9459 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 17378 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 17389 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 17406 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 17418 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 11755 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 10, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 317, 2222 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 17522 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 2116 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8931 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_BYTES, WIRE_MAP, 0, 3332 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 4, WIRE_STRING, WIRE_MAP, 0, 17570 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 9709 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 234, 9746 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 9620 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 234, 9746 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 9620 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 234, 9746 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 225, 4681 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 9620 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9081 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 225, 4681 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 9905 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 9620 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 160, 17731 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 17744 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 313, 15590 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 15605 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 15615 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 17755 },
    { 7, WIRE_BOOL, WIRE_ONE, 0, 17778 },
    { 8, WIRE_INTEGER, WIRE_ONE, 0, 15636 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 17803 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 355, 15655 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 318, 15690 },
    { 12, WIRE_MESSAGE, WIRE_ONE, 152, 15705 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 330, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 331, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 260, 17852 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 234, 15891 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 15956 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 17898 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 4865 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 10358 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 45, 17927 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 17938 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 11091 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 329, 9965 },
    { 2, WIRE_STRING, WIRE_MAP, 0, 706 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 17967 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 17977 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 17989 },
    { 8, WIRE_STRING, WIRE_ONE, 0, 18005 },
    { 9, WIRE_STRING, WIRE_LIST, 0, 18020 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 18045 },
    { 11, WIRE_STRING, WIRE_ONE, 0, 18058 },
    { 12, WIRE_INTEGER, WIRE_ONE, 0, 18080 },
    { 13, WIRE_BOOL, WIRE_ONE, 0, 18100 },
    { 14, WIRE_MESSAGE, WIRE_ONE, 332, 18125 },
    { 17, WIRE_STRING, WIRE_ONE, 0, 18147 },
    { 18, WIRE_STRING, WIRE_LIST, 0, 18162 },
    { 19, WIRE_STRING, WIRE_LIST, 0, 18173 },
    { 20, WIRE_BOOL, WIRE_ONE, 0, 18184 },
    { 21, WIRE_STRING, WIRE_ONE, 0, 18214 },
    { 22, WIRE_STRING, WIRE_ONE, 0, 18232 },
    { 23, WIRE_STRING, WIRE_ONE, 0, 18254 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 233, 18296 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 24, 1422 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 165, 18339 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 2530 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11755 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 18408 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 260, 9459 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11755 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 18408 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 234, 9459 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 6584 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 45, 914 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 11663 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 6584 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 18507 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 42, 18514 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 6584 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 18507 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 18543 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 2116 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 340, 18631 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 18686 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 15028 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 18694 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 29, 5463 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 18712 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 18723 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 18742 },
    { 8, WIRE_STRING, WIRE_LIST, 0, 15040 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 18793 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 18793 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_INLINE, 352, 18846 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8971 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 18900 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 18910 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 18918 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 18935 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 18947 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 18900 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8840 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 18947 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 252, 19018 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 322, 19052 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 189, 19059 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 173, 13243 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 328, 19071 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 166, 19091 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 276, 19110 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 12652 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 23, 17252 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 221, 14581 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 192, 19181 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 212, 14542 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 150, 14560 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 214, 19190 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 324, 19052 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 237, 14600 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 223, 14608 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 216, 14590 },
    { 10, WIRE_MESSAGE, WIRE_ONE, 267, 19198 },
    { 11, WIRE_MESSAGE, WIRE_ONE, 300, 14604 },
    { 12, WIRE_MESSAGE, WIRE_ONE, 210, 14639 },
    { 13, WIRE_MESSAGE, WIRE_ONE, 164, 14614 },
    { 14, WIRE_MESSAGE, WIRE_ONE, 162, 14621 },
    { 15, WIRE_MESSAGE, WIRE_ONE, 211, 14631 },
    { 16, WIRE_MESSAGE, WIRE_ONE, 191, 19059 },
    { 17, WIRE_MESSAGE, WIRE_ONE, 207, 14628 },
    { 18, WIRE_MESSAGE, WIRE_ONE, 156, 14650 },
    { 19, WIRE_MESSAGE, WIRE_ONE, 174, 13243 },
    { 20, WIRE_MESSAGE, WIRE_ONE, 353, 14660 },
    { 21, WIRE_MESSAGE, WIRE_ONE, 298, 14674 },
    { 22, WIRE_MESSAGE, WIRE_ONE, 154, 14682 },
    { 23, WIRE_MESSAGE, WIRE_ONE, 271, 14692 },
    { 24, WIRE_MESSAGE, WIRE_ONE, 293, 14713 },
    { 25, WIRE_MESSAGE, WIRE_ONE, 315, 14728 },
    { 26, WIRE_MESSAGE, WIRE_ONE, 297, 19220 },
    { 27, WIRE_MESSAGE, WIRE_ONE, 335, 14742 },
    { 28, WIRE_MESSAGE, WIRE_ONE, 159, 14752 },
    { 29, WIRE_MESSAGE, WIRE_ONE, 202, 19230 },
    { 30, WIRE_MESSAGE, WIRE_ONE, 224, 9935 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 19279 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 8833 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 19290 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 19308 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 16596 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 274, 19356 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 19410 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 19433 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 19452 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 19466 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 19504 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 19513 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 11126 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 358, 1422 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11052 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 260, 11042 },
    { 5, WIRE_STRING, WIRE_MAP, 0, 19554 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 11061 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 19573 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 359, 19578 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 8019 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 19616 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 8039 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 363, 19651 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 362, 19660 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 10358 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 11091 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 357, 12039 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 360, 9965 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 19722 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 33, 11534 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 365, 11544 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 19792 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 11578 },
    { 6, WIRE_STRING, WIRE_ONE, 0, 8242 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 8, WIRE_MESSAGE, WIRE_ONE, 260, 19812 },
    { 9, WIRE_MESSAGE, WIRE_ONE, 260, 11551 },
    { 10, WIRE_STRING, WIRE_ONE, 0, 19822 },
    { 11, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 12, WIRE_MESSAGE, WIRE_ONE, 205, 19827 },
    { 13, WIRE_MESSAGE, WIRE_ONE, 42, 19844 },
    { 14, WIRE_MESSAGE, WIRE_ONE, 42, 19869 },
    { 15, WIRE_INTEGER, WIRE_ONE, 0, 19893 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 11528 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 33, 11616 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 19979 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 20004 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 370, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 371, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 379, 20150 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 20177 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 367, 20196 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 376, 351 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 369, 1422 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 382, 20305 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 19979 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 373, 20362 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 20004 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 20376 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 5374 },
    { 6, WIRE_STRING, WIRE_LIST, 0, 5380 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 385, 20474 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 383, 250 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 375, 5912 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 380, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 381, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 42, 1792 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1576 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 1787 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 374, 20673 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 366, 20681 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 378, 1422 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 20772 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 20779 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 20788 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 5374 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 769 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 791 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 20839 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 15017 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 386, 5060 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 372, 3098 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 384, 15848 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 909 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 393, 20969 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 20977 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 387, 21021 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 390, 1027 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 412, 21079 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 21111 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 21116 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 403, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 404, 1032 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 343, 5440 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 402, 1680 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 396, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 18793 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 801 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 2781 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 395, 21278 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11039 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 11052 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 399, 9965 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 397, 12771 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 914 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 10358 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5065 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11663 },
    { 2, WIRE_MESSAGE, WIRE_INLINE, 401, 21428 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 388, 21476 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 413, 914 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 393, 21543 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 405, 21558 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 400, 351 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 21562 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 398, 18296 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 21632 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9081 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 411, 1027 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 410, 9965 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 409, 21704 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 410, 9965 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 409, 21746 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 29, 21783 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 217 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 391, 21795 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 10358 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 45, 914 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 21835 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 29, 21783 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 408, 12771 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 407, 21875 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 21882 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 3098 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 5440 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 21957 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 415, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 416, 1032 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 22020 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 24, 1422 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 22075 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 16628 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 417, 16136 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 419, 22105 },
    { 1, WIRE_STRING, WIRE_MAP, 0, 15816 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 339, 15985 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 26, 22154 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 422, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 423, 1032 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 45, 22232 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 706 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 45, 4114 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 22245 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 1390 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 42, 22308 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 22322 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 22341 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 22356 },
    { 6, WIRE_INTEGER, WIRE_ONE, 0, 22371 },
    { 7, WIRE_MESSAGE, WIRE_LIST, 24, 1422 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 29, 22408 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 427, 351 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 424, 22449 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 431, 20474 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 430, 22492 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 5374 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 769 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 791 },
    { 4, WIRE_STRING, WIRE_LIST, 0, 578 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 5380 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 427, 351 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 431, 20474 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 430, 22492 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 18793 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 657 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 18793 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 696 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9198 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 16839 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 22618 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 24, 1422 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 44, 3332 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 460, 22625 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 22637 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 442, 22674 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 252, 15816 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 42, 22682 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 166 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 23, 12585 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 23, 22766 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 436, 22778 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 23, 12581 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 23, 12577 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 23, 22828 },
    { 1, WIRE_MESSAGE, WIRE_MAP, 23, 17252 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 23, 6584 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 438, 22909 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 443, 22937 },
    { 3, WIRE_MESSAGE, WIRE_MAP, 444, 13718 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 452, 22948 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 11061 },
    { 6, WIRE_MESSAGE, WIRE_ONE, 252, 15816 },
    { 7, WIRE_BOOL, WIRE_ONE, 0, 22965 },
    { 8, WIRE_MESSAGE, WIRE_LIST, 457, 13670 },
    { 9, WIRE_BOOL, WIRE_ONE, 0, 22974 },
    { 10, WIRE_STRING, WIRE_LIST, 0, 22986 },
    { 11, WIRE_STRING, WIRE_LIST, 0, 23004 },
    { 12, WIRE_BOOL, WIRE_ONE, 0, 23029 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 11492 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 17252 },
    { 3, WIRE_MESSAGE, WIRE_INLINE, 450, 23096 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 454, 23151 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 441, 13800 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 23187 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 23191 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 1740 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 5432 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 23, 6584 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 435, 23223 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 453, 17252 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 451, 23261 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 446, 13800 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 17252 },
    { 2, WIRE_MESSAGE, WIRE_INLINE, 450, 23096 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 449, 1027 },
    { 1, WIRE_MESSAGE, WIRE_INLINE, 450, 23096 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 455, 23399 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 448, 13800 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 23409 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 461, 23462 },
    { 1, WIRE_STRING, WIRE_LIST, 0, 17252 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 23498 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 23513 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 23568 },
    { 2, WIRE_MESSAGE, WIRE_MAP, 438, 22909 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 459, 23605 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 456, 23613 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 8531 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 9198 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 16839 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 22618 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 23670 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 458, 15985 },
    { 7, WIRE_STRING, WIRE_LIST, 0, 22986 },
    { 8, WIRE_STRING, WIRE_LIST, 0, 23004 },
    { 9, WIRE_STRING, WIRE_ONE, 0, 22637 },
    { 10, WIRE_MESSAGE, WIRE_MAP, 23, 23682 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 434, 23726 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 23759 },
    { 3, WIRE_MESSAGE, WIRE_LIST, 455, 23399 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 23775 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 11528 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 458, 15985 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 437, 13718 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 6584 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 18507 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 42, 18514 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 41 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 2107 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 6584 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 18507 },
    { 5, WIRE_INTEGER, WIRE_ONE, 0, 18543 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 23759 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 455, 23399 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 23775 },
    { 4, WIRE_INTEGER, WIRE_ONE, 0, 11528 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 23670 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 458, 15985 },
    { 7, WIRE_MESSAGE, WIRE_ONE, 437, 13718 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 23904 },
    { 2, WIRE_STRING, WIRE_LIST, 0, 23918 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 23922 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9198 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 44, 21278 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 464, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 465, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 18793 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 5440 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 2598 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 445, 22674 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 433, 24107 },
    { 2, WIRE_MESSAGE, WIRE_LIST, 463, 24118 },
    { 4, WIRE_MESSAGE, WIRE_LIST, 432, 22674 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 467, 1027 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 464, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 2602 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 24227 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 470, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 9198 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 468, 16839 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11061 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 252, 15816 },
    { 5, WIRE_BOOL, WIRE_ONE, 0, 22965 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 440, 22674 },
    { 7, WIRE_BOOL, WIRE_ONE, 0, 24302 },
    { 8, WIRE_MESSAGE, WIRE_LIST, 439, 24325 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 6584 },
    { 3, WIRE_BOOL, WIRE_ONE, 0, 24368 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 24382 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 16119 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 473, 1027 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 24440 },
    { 2, WIRE_BOOL, WIRE_ONE, 0, 24455 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 24470 },
    { 4, WIRE_BOOL, WIRE_ONE, 0, 24491 },
    { 5, WIRE_STRING, WIRE_ONE, 0, 24507 },
    { 6, WIRE_MESSAGE, WIRE_LIST, 479, 24521 },
    { 7, WIRE_BOOL, WIRE_ONE, 0, 24535 },
    { 8, WIRE_BOOL, WIRE_ONE, 0, 24553 },
    { 9, WIRE_INTEGER, WIRE_ONE, 0, 24566 },
    { 10, WIRE_BOOL, WIRE_ONE, 0, 24601 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 476, 1027 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 161 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 24674 },
    { 3, WIRE_STRING, WIRE_LIST, 0, 24681 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 486, 13727 },
    { 1, WIRE_MESSAGE, WIRE_LIST, 475, 24717 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 29, 24755 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 14228 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 23, 13718 },
    { 5, WIRE_MESSAGE, WIRE_ONE, 23, 24768 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 24810 },
    { 3, WIRE_STRING, WIRE_MAP, 0, 21278 },
    { 4, WIRE_STRING, WIRE_ONE, 0, 24822 },
    { 5, WIRE_STRING, WIRE_LIST, 0, 14847 },
    { 6, WIRE_BOOL, WIRE_ONE, 0, 24836 },
    { 7, WIRE_STRING, WIRE_ONE, 0, 24857 },
    { 8, WIRE_MESSAGE, WIRE_LIST, 341, 24875 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 17898 },
    { 2, WIRE_INTEGER, WIRE_ONE, 0, 4865 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 482, 1027 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 483, 1032 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 24979 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 269, 25000 },
    { 1, WIRE_STRING, WIRE_ONE, 0, 25049 },
    { 2, WIRE_MESSAGE, WIRE_ONE, 481, 11492 },
    { 3, WIRE_STRING, WIRE_ONE, 0, 11061 },
    { 1, WIRE_BOOL, WIRE_ONE, 0, 25092 },
    { 2, WIRE_STRING, WIRE_MAP, 0, 25101 },
    { 3, WIRE_MESSAGE, WIRE_ONE, 485, 25120 },
    { 4, WIRE_MESSAGE, WIRE_ONE, 485, 25132 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 34, 511 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 25177 },
    { 3, WIRE_STRING, WIRE_MAP, 0, 21278 },
    { 1, WIRE_MESSAGE, WIRE_ONE, 42, 2453 },
    { 2, WIRE_STRING, WIRE_ONE, 0, 1568 },
    { 3, WIRE_INTEGER, WIRE_ONE, 0, 25211 },
    { 1, WIRE_INTEGER, WIRE_ONE, 0, 11528 },
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
    "apimachinery.pkg.apis.meta.v1.PartialObjectMetadata\0"
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
