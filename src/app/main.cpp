#include <iostream>

#include "app/program.hpp"

int main(int argc, char** argv) {
  try {
    return journeywork::app::run_program({argv + 1, argv + argc}, std::cout, std::cerr);
  } catch (const std::exception& error) {
    std::cerr << "journeywork: " << error.what() << '\n';
    return 1;
  }
}
