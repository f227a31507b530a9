#pragma once

#include <map>
#include <string>

/// For tests only: a release of two occupations, in the columns of the real tables.
namespace journeywork::exchange::onet_fixture {

using Tables = std::map<std::string, std::string>;

inline Tables small() {
  return {{"Occupation Data.txt",
           "O*NET-SOC Code\tTitle\tDescription\n"
           "49-9062.00\tMedical Equipment Repairers\tTest and repair medical equipment.\n"
           "43-9061.00\tOffice Clerks, General\tPerform varied duties.\n"},
          {"Alternate Titles.txt",
           "O*NET-SOC Code\tTitle\tAlternate Title\tShort Title\tSource(s)\n"
           "49-9062.00\tR\tBiomedical Equipment Technician (BMET)\tBMET\t02,08\n"
           "49-9062.00\tR\tDental Equipment Repairer\tn/a\t04\n"},
          {"Sample of Reported Titles.txt",
           "O*NET-SOC Code\tTitle\tReported Job Title\tShown in My Next Move\n"
           "49-9062.00\tR\tBiomedical Equipment Technician (BMET)\tY\n"
           "49-9062.00\tR\tField Service Technician\tN\n"},
          {"Task Statements.txt",
           "O*NET-SOC Code\tTitle\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain Source\n"
           "49-9062.00\tR\t1\tInspect \"critical\" devices.\tCore\t60\t08/2023\tIncumbent\n"
           "49-9062.00\tR\t2\tOrder parts.\t\t\t08/2023\tIncumbent\n"},
          {"Emerging Tasks.txt",
           "O*NET-SOC Code\tTitle\tTask\tCategory\tOriginal Task ID\tOriginal Task\tDate\tDomain Source\n"
           "49-9062.00\tR\tPatch connected devices.\tNew\t\t\t08/2024\tIncumbent\n"},
          {"Skills.txt",
           "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tData Value\tRecommend Suppress\tNot Relevant\n"
           "49-9062.00\tR\t2.B.3.l\tRepairing\tIM\t4.25\tN\t\n"
           "49-9062.00\tR\t2.B.3.l\tRepairing\tLV\t4\tN\tN\n"
           "49-9062.00\tR\t2.B.3.m\tQuality Control Analysis\tIM\t3.375\tN\t\n"
           "49-9062.00\tR\t2.B.3.m\tQuality Control Analysis\tLV\t3.62\tY\tN\n"
           "49-9062.00\tR\t2.B.3.e\tProgramming\tLV\t0.5\tN\tY\n"},
          {"Interests.txt",
           "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tScale Name\tData Value\n"
           "49-9062.00\tR\t1.B.1.a\tRealistic\tOI\tOccupational Interests\t7\n"
           "49-9062.00\tR\t1.B.1.g\tFirst Interest High-Point\tIH\tOccupational Interest High-Point\t1\n"
           "49-9062.00\tR\t1.B.1.h\tSecond Interest High-Point\tIH\tOccupational Interest High-Point\t6\n"
           "49-9062.00\tR\t1.B.1.i\tThird Interest High-Point\tIH\tOccupational Interest High-Point\t0\n"},
          {"Related Occupations.txt",
           "O*NET-SOC Code\tTitle\tRelated O*NET-SOC Code\tRelated Title\tRelatedness Tier\tIndex\n"
           "49-9062.00\tR\t43-9061.00\tOffice Clerks, General\tPrimary-Short\t1\n"},
          {"Technology Skills.txt",
           "O*NET-SOC Code\tTitle\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n"
           "49-9062.00\tR\tMicrosoft Excel\t43232110\tSpreadsheet software\tY\tN\n"},
          {"Job Zones.txt",
           "O*NET-SOC Code\tTitle\tJob Zone\tDate\tDomain Source\n"
           "49-9062.00\tR\t3\t08/2023\tAnalyst\n"},
          {"Education, Training, and Experience.txt",
           "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tScale Name\tCategory\tData Value\tN\tStandard "
           "Error\tLower CI Bound\tUpper CI Bound\tRecommend Suppress\tDate\tDomain Source\n"
           "49-9062.00\tR\t2.D.1\tEducation\tRL\tEducation\t2\t34.72\t60\t\t\t\tN\t08/2023\tIncumbent\n"
           "49-9062.00\tR\t2.D.1\tEducation\tRL\tEducation\t5\t39.32\t60\t\t\t\tN\t08/2023\tIncumbent\n"
           "49-9062.00\tR\t2.D.1\tEducation\tRL\tEducation\t6\t10.00\t60\t\t\t\tY\t08/2023\tIncumbent\n"},
          {"Content Model Reference.txt",
           "Element ID\tElement Name\tDescription\n"
           "2.B.3.l\tRepairing\tRepairing machines or systems using the needed tools.\n"}};
}

}  // namespace journeywork::exchange::onet_fixture
